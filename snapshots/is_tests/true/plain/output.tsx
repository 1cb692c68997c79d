export interface PageProps {
  x: unknown;
  y: unknown;
}

export default function Page({ x, y }: PageProps) {
  return (
    <p>
      {x === true ? "True" : "False"} {y === true ? "True" : "False"}
    </p>
  );
}
