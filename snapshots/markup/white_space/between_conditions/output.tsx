export interface PageProps {
  a: boolean;
  b: boolean;
  c: string;
}

export default function Page({ a, b, c }: PageProps) {
  return (
    <p>
      {a && <b>a</b>} {b && <i>b</i>} {c}
    </p>
  );
}
