import { capitalize } from "@/lib/jinja/text";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <p>{capitalize(word)}</p>;
}
