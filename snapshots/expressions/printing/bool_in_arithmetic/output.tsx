import { floordiv, mod } from "@/lib/jinja/arith";
import { float } from "@/lib/jinja/float";
import { boxNumeral, plus } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  ok: Numeral;
  n: Numeral;
}

export default function Page({ ok, n }: PageProps) {
  return (
    <p>
      {plus(ok, 1)} {text(floordiv(boxNumeral(n), 2))} {float(Number(n) / 2)}{" "}
      {text(mod(boxNumeral(n), 2))}
    </p>
  );
}
