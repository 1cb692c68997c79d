import { isdigit } from "@/lib/jinja/unicode";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <p>{isdigit(word) ? "True" : "False"}</p>;
}
