import { striptags } from "@/lib/jinja/html-filters";

export interface PageProps {
  html: string;
}

export default function Page({ html }: PageProps) {
  return <p>{striptags(html)}</p>;
}
