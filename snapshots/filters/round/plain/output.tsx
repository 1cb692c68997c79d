import { round, toInt } from "@/lib/jinja/number";
import { boxNumeral } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  x: Numeral;
}

export default function Page({ x }: PageProps) {
  return (
    <p>
      {text(round(boxNumeral(x), 1))} {text(round(boxNumeral(x)))}{" "}
      {text(round(boxNumeral(x), 1, "floor"))} {text(toInt(round(boxNumeral(x))))}
    </p>
  );
}
