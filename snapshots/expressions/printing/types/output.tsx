export interface PageProps {
  a: string;
  b: string;
  c: string;
  d: string;
}

export default function Page({ a, b, c, d }: PageProps) {
  return (
    <p>
      {a} {b} {c} {d}
    </p>
  );
}
