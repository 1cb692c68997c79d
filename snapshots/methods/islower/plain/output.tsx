import { islower } from "@/lib/jinja/unicode";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <p>{islower(word) ? "True" : "False"}</p>;
}
