import { findText } from "@/lib/jinja/string-methods";

export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return (
    <p>
      {findText(word, "n")} {findText(word, "x")}
    </p>
  );
}
