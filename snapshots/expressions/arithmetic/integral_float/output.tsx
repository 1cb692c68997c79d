import { neg } from "@/lib/jinja/arith";
import { boxNumeral, plus, times } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  a: Numeral;
}

export default function Page({ a }: PageProps) {
  return (
    <p>
      {times(a, 2)} {plus(a, 1)} {text(neg(boxNumeral(a)))}
    </p>
  );
}
