export interface PageProps {
  items: unknown[];
}

export default function Page({ items }: PageProps) {
  return <p>{!(items.length > 0) ? "none" : items.length === 1 ? "one" : items.length}</p>;
}
