import { float } from "@/lib/jinja/float";
import type { Numeral } from "@/lib/jinja/numeral";
import { text } from "@/lib/jinja/raw";
import { boxFloat } from "@/lib/jinja/value";

export interface PageProps {
  n: Numeral;
}

export default function Page({ n }: PageProps) {
  return (
    <p>
      {text([1, boxFloat(2)][0])} {text([boxFloat(2), 1][0])} {float(2 + 1)}{" "}
      {Number(n) > 1 ? n : float(2)}
    </p>
  );
}
