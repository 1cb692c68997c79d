export interface PageProps {
  n: number;
}

export default function Page({ n }: PageProps) {
  return <p>{n > 2 ? "True" : "False"}</p>;
}
