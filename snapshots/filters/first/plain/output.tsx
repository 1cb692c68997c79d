export interface PageProps {
  items: string[];
}

export default function Page({ items }: PageProps) {
  return <p>{items[0]}</p>;
}
