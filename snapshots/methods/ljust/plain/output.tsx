import { ljust } from "@/lib/jinja/string-methods";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <pre>[{ljust(word, 4)}]</pre>;
}
