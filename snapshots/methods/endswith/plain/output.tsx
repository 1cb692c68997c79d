export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return <p>{name.endsWith(".png") && "image"}</p>;
}
