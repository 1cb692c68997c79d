import { join } from "@/lib/jinja/join";
import { text } from "@/lib/jinja/raw";
import { isString } from "@/lib/jinja/tests";

export interface PageProps {
  x: unknown;
}

export default function Page({ x }: PageProps) {
  return <p>{isString(x) ? text(x) : text(join(x, "+"))}</p>;
}
