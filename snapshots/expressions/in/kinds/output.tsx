export interface PageProps {
  items: string | string[];
  mapping: string | string[];
  word: string | string[];
  n: number;
}

export default function Page({ items, mapping, word, n }: PageProps) {
  return (
    <p>
      {items.includes("a") && "1"}
      {mapping.includes("k") && "2"}
      {word.includes("b") && "3"}
      {![1, 2].includes(n) && "4"}
    </p>
  );
}
