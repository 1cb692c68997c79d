import { isdecimal } from "@/lib/jinja/unicode";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <p>{isdecimal(word) ? "True" : "False"}</p>;
}
