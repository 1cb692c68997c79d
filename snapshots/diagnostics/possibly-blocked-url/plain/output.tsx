export interface PageProps {
  url: string;
}

export default function Page({ url }: PageProps) {
  return <a href={url}>x</a>;
}
