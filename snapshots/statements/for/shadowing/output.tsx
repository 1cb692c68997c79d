export interface PageProps {
  item: string;
  items: string[];
}

export default function Page({ item, items }: PageProps) {
  return (
    <p>
      {item}
      {items.map((item2) => ` ${item2}`).join("")} {item}
    </p>
  );
}
