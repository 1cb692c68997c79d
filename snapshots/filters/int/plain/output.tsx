import { add } from "@/lib/jinja/arith";
import { toInt } from "@/lib/jinja/number";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  word: unknown;
}

export default function Page({ word }: PageProps) {
  return (
    <p>
      {text(add(toInt("42"), 1))} {text(toInt(word, 7))}
    </p>
  );
}
