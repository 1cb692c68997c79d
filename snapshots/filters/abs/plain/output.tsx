import { abs } from "@/lib/jinja/number";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  n: unknown;
}

export default function Page({ n }: PageProps) {
  return <p>{text(abs(n))}</p>;
}
