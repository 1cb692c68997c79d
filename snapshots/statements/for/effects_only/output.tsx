import { add } from "@/lib/jinja/arith";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  xs: unknown[];
}

export default function Page({ xs }: PageProps) {
  let n: unknown = 0;
  for (const x of xs) {
    n = add(n, x);
  }
  return <p>{text(n)}</p>;
}
