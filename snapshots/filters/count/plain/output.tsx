export interface PageProps {
  items: unknown[];
}

export default function Page({ items }: PageProps) {
  return <p>{items.length}</p>;
}
