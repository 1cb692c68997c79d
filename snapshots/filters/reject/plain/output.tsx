import { boxNumeral } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { isOdd } from "@/lib/jinja/parity";

export interface PageProps {
  numbers: Numeral[];
}

export default function Page({ numbers }: PageProps) {
  return (
    <p>
      {numbers
        .filter((number) => !isOdd(boxNumeral(number)))
        .map((number) => `${number}`)
        .join(" ")}
    </p>
  );
}
