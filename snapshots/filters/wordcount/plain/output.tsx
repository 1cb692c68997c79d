import { wordcount } from "@/lib/jinja/text";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return <p>{wordcount(text)}</p>;
}
