import { rpartition } from "@/lib/jinja/string-methods";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <p>{rpartition(word, "=")[0]}</p>;
}
