export interface PageProps {
  items: unknown[];
  word: unknown[];
}

export default function Page({ items, word }: PageProps) {
  return (
    <p>
      {items.length} {word.length}
    </p>
  );
}
