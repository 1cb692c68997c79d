import { add } from "@/lib/jinja/arith";
import { toFloat } from "@/lib/jinja/number";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  word: unknown;
}

export default function Page({ word }: PageProps) {
  return (
    <p>
      {text(add(toFloat("1.50"), 1))} {text(toFloat(word))}
    </p>
  );
}
