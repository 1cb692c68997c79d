export interface PageProps {
  b: string;
}

export default function Page({ b }: PageProps) {
  return (
    <pre>
      {"  a\n    "}
      {b}
      {"\n\n"}
    </pre>
  );
}
