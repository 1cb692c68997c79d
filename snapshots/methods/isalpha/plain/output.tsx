import { isalpha } from "@/lib/jinja/unicode";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <p>{isalpha(word) ? "True" : "False"}</p>;
}
