export interface PageProps {
  title?: string;
}

export default function Page({ title }: PageProps) {
  return <p>{title !== undefined ? title : "Untitled"}</p>;
}
