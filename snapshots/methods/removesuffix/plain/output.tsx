import { removesuffix } from "@/lib/jinja/string-methods";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <p>{removesuffix(word, ".html")}</p>;
}
