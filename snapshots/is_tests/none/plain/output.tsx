export interface PageProps {
  x: string | null;
  y: unknown;
}

export default function Page({ x, y }: PageProps) {
  return (
    <p>
      {x === null ? "nothing" : x} {y === null ? "True" : "False"}
    </p>
  );
}
