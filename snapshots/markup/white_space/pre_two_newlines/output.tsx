export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return (
    <pre>
      {`

a `}
      {x}
      {"\n"}
    </pre>
  );
}
