import { partition } from "@/lib/jinja/string-methods";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <p>{partition(word, "=")[2]}</p>;
}
