import { add, neg } from "@/lib/jinja/arith";
import { boxNumeral, times } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  a: Numeral;
  b: number;
}

export default function Page({ a, b }: PageProps) {
  return (
    <p>
      {text(add(boxNumeral(a), b))} {times(a, 2)} {text(neg(boxNumeral(a)))}
    </p>
  );
}
