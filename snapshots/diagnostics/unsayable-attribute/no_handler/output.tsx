export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return <p>{x}</p>;
}
