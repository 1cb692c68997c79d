import { add } from "@/lib/jinja/arith";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  items: unknown[];
}

export default function Page({ items }: PageProps) {
  let n: unknown = 0;
  const xs = items
    .map((x) => {
      n = add(n, x);
      return "";
    })
    .join("");
  return (
    <p>
      {xs}
      {text(n)}
    </p>
  );
}
