export interface PageProps {
  kind: string;
}

export default function Page({ kind }: PageProps) {
  return <p>{["a", "b"].includes(kind) && "yes"}</p>;
}
