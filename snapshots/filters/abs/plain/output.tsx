export interface PageProps {
  n: number;
}

export default function Page({ n }: PageProps) {
  return <p>{Math.abs(n)}</p>;
}
