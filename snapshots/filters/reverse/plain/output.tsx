import { text } from "@/lib/jinja/raw";
import { reverse } from "@/lib/jinja/sequence";

export interface PageProps {
  word: unknown;
  numbers: string[];
}

export default function Page({ word, numbers }: PageProps) {
  return (
    <p>
      {text(reverse(word))} {numbers.toReversed().join("")}
    </p>
  );
}
