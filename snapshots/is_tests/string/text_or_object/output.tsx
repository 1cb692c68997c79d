export interface Item {
  name: string;
  __str__: string;
  __kind__: string;
}

export interface PageProps {
  items: Item[];
}

export default function Page({ items }: PageProps) {
  return (
    <ul>
      {items.map((item, index) => (
        <li key={index}>{item.__kind__ === "str" ? item.__str__ : item.name}</li>
      ))}
    </ul>
  );
}
