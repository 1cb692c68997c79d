export interface Item {
  name: string;
}

export interface PageProps {
  items: Item[];
}

export default function Page({ items }: PageProps) {
  return (
    items.length > 0 && (
      <ul>
        {items.map((i, index) => (
          <li key={index}>{i.name}</li>
        ))}
      </ul>
    )
  );
}
