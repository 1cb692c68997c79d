export interface PageProps {
  a: string;
}

export default function Page({ a }: PageProps) {
  return <p>{a === "x" ? "True" : "False"}</p>;
}
