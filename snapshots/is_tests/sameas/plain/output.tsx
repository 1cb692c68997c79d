export interface PageProps {
  x?: boolean | null;
}

export default function Page({ x }: PageProps) {
  return <p>{x === false ? "True" : "False"}</p>;
}
