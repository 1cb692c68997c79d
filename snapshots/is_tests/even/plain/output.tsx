export interface PageProps {
  n: number;
}

export default function Page({ n }: PageProps) {
  return <p>{n % 2 === 0 ? "True" : "False"}</p>;
}
