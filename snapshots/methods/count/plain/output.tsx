export interface Word {
  count: string;
}

export interface Item {
  count: string;
}

export interface PageProps {
  word: Word;
  items: Item;
}

export default function Page({ word, items }: PageProps) {
  return (
    <p>
      {word.count} {items.count}
    </p>
  );
}
