import { abs } from "@/lib/jinja/number";
import { boxNumeral } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  n: Numeral;
}

export default function Page({ n }: PageProps) {
  return <p>{text(abs(boxNumeral(n)))}</p>;
}
