export interface PageProps {
  x?: boolean;
}

export default function Page({ x }: PageProps) {
  return <p>{x === undefined && "none"}</p>;
}
