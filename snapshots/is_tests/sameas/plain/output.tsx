export interface PageProps {
  x: unknown;
}

export default function Page({ x }: PageProps) {
  return <p>{x === false ? "True" : "False"}</p>;
}
