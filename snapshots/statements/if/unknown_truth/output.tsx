export interface PageProps {
  x: boolean;
  y: boolean;
}

export default function Page({ x, y }: PageProps) {
  return (
    <p>
      {x ? "yes" : "no"}
      {!y && " none"}
    </p>
  );
}
