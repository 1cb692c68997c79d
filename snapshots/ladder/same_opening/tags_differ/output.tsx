export interface PageProps {
  link: boolean;
  body: string;
}

export default function Page({ link, body }: PageProps) {
  return link ? <a href="/x">{body}</a> : <span>{body}</span>;
}
