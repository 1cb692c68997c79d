export interface PageProps {
  d: string;
}

export default function Page({ d }: PageProps) {
  return (
    <dl>
      <dt>a</dt>
      <dd>b</dd>
      <dt>c</dt>
      <dd>{d}</dd>
    </dl>
  );
}
