import { center } from "@/lib/jinja/text";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <pre>[{center(word, 6, "*")}]</pre>;
}
