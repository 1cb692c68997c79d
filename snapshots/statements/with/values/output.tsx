export interface PageProps {
  items: unknown[];
  label: string;
}

export default function Page({ items, label }: PageProps) {
  const n = items.length;
  return (
    <>
      <p>Total: {n}</p>
      <p>{label}</p>
    </>
  );
}
