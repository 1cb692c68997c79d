export interface PageProps {
  title?: string;
}

export default function Page({ title }: PageProps) {
  return <p>{title ?? "Untitled"}</p>;
}
