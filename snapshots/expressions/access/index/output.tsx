export interface PageProps {
  items: string[];
  pair: string[];
}

export default function Page({ items, pair }: PageProps) {
  return (
    <p>
      {items[0]} {items.at(-1)} {items[9]} {pair[1]}
    </p>
  );
}
