import { isalnum } from "@/lib/jinja/unicode";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <p>{isalnum(word) ? "True" : "False"}</p>;
}
