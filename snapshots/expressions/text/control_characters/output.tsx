export interface PageProps {
  a: string;
  b: string;
}

export default function Page({ a, b }: PageProps) {
  return (
    <p title={a}>
      {a}
      {b}
    </p>
  );
}
