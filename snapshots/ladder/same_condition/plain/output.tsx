export interface PageProps {
  url: string;
  name: string;
}

export default function Page({ url, name }: PageProps) {
  const content = <b>{name}</b>;
  return url !== "" ? <a href={url}>{content}</a> : content;
}
