import { boxNumeral } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { text } from "@/lib/jinja/raw";
import { sum } from "@/lib/jinja/sum";

export interface Line {
  n: unknown;
}

export interface PageProps {
  numbers: Numeral[];
  lines: Line[];
}

export default function Page({ numbers, lines }: PageProps) {
  return (
    <p>
      {text(sum(numbers.map((item) => boxNumeral(item))))}{" "}
      {text(sum(lines, { attribute: "n", start: 1 }))}
    </p>
  );
}
