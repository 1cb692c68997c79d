import { div, floordiv, mod, neg, pow } from "@/lib/jinja/arith";
import { boxNumeral, minus, plus, times } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  a: Numeral;
  b: Numeral;
}

export default function Page({ a, b }: PageProps) {
  return (
    <p>
      {plus(a, b)} {minus(a, b)} {times(a, b)} {text(div(boxNumeral(a), boxNumeral(b)))}{" "}
      {text(floordiv(boxNumeral(a), boxNumeral(b)))} {text(mod(boxNumeral(a), boxNumeral(b)))}{" "}
      {text(pow(boxNumeral(a), boxNumeral(b)))} {text(neg(boxNumeral(a)))}
    </p>
  );
}
