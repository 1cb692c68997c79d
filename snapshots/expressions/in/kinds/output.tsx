import { contains } from "@/lib/jinja/compare";

export interface PageProps {
  items: unknown;
  mapping: unknown;
  word: unknown;
  n: number;
}

export default function Page({ items, mapping, word, n }: PageProps) {
  return (
    <p>
      {contains("a", items) && "1"}
      {contains("k", mapping) && "2"}
      {contains("b", word) && "3"}
      {![1, 2].includes(n) && "4"}
    </p>
  );
}
