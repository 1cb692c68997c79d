import { boxNumeral } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { isOdd } from "@/lib/jinja/parity";

export interface PageProps {
  numbers: Numeral[];
  words: boolean[];
}

export default function Page({ numbers, words }: PageProps) {
  return (
    <p>
      {numbers
        .filter((number) => isOdd(boxNumeral(number)))
        .map((number) => `${number}`)
        .join(" ")}{" "}
      {words.filter((word) => word).length}
    </p>
  );
}
