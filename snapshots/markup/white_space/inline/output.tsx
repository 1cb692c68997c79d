export interface PageProps {
  a: string;
  b: string;
  c: string;
}

export default function Page({ a, b, c }: PageProps) {
  return (
    <p>
      <b>{a}</b> <i>{b}</i>
      {c} end
    </p>
  );
}
