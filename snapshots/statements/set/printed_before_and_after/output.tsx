export interface PageProps {
  x: string;
  a: boolean;
}

export default function Page({ x, a }: PageProps) {
  const x2 = a ? "new" : x;
  return (
    <p>
      {x}
      {x2}
    </p>
  );
}
