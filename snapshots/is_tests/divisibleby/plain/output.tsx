import { boxNumeral } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { isDivisibleby } from "@/lib/jinja/parity";

export interface PageProps {
  numbers: Numeral[];
}

export default function Page({ numbers }: PageProps) {
  return <p>{numbers.map((n) => `${n}${isDivisibleby(boxNumeral(n), 3) ? "*" : ""} `).join("")}</p>;
}
