export interface PageProps {
  n: number;
}

export default function Page({ n }: PageProps) {
  return <p>{n > 3 ? "True" : "False"}</p>;
}
