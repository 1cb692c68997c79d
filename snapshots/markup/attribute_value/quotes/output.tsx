export interface PageProps {
  a: string;
}

export default function Page({ a }: PageProps) {
  return (
    <p title={`${a} "b"`} data-x={a}>
      x
    </p>
  );
}
