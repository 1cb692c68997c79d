export interface PageProps {
  x: string;
  xs: unknown[];
}

export default function Page({ x, xs }: PageProps) {
  return (
    <p>
      {x !== "" ? "yes" : "no"} {x || "none"} {xs.length > 0 && xs.length}
    </p>
  );
}
