import { rjust } from "@/lib/jinja/string-methods";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <pre>[{rjust(word, 4, "0")}]</pre>;
}
