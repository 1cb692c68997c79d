export interface PageProps {
  url: string;
  name: string;
}

export default function Page({ url, name }: PageProps) {
  const content = <>x {name} y</>;
  return <div>{url !== "" ? <a href={url}>{content}</a> : content} z</div>;
}
