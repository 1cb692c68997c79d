export interface Word {
  count: string;
}

export interface Items {
  count: string;
}

export interface PageProps {
  word: Word;
  items: Items;
}

export default function Page({ word, items }: PageProps) {
  return (
    <p>
      {word.count} {items.count}
    </p>
  );
}
