export interface PageProps {
  x: unknown;
  y: unknown;
}

export default function Page({ x, y }: PageProps) {
  return (
    <p>
      {x === false ? "True" : "False"} {y === false ? "True" : "False"}
    </p>
  );
}
