export interface PageProps {
  names: string[];
}

export default function Page({ names }: PageProps) {
  return <p>{names.join(", ")}</p>;
}
