import { rfindText } from "@/lib/jinja/string-methods";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <p>{rfindText(word, "a")}</p>;
}
