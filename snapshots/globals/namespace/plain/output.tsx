import { add } from "@/lib/jinja/arith";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  items: unknown[];
}

export default function Page({ items }: PageProps) {
  let n: unknown = 0;
  for (const x of items) {
    n = add(n, x);
  }
  return <p>{text(n)}</p>;
}
