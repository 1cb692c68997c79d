export interface PageProps {
  a: number;
}

export default function Page({ a }: PageProps) {
  return <p>{a === 1 ? "True" : "False"}</p>;
}
