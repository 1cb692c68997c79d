import { isupper } from "@/lib/jinja/unicode";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <p>{isupper(word) ? "True" : "False"}</p>;
}
