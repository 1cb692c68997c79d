import { boxNumeral } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { isOdd } from "@/lib/jinja/parity";

export interface PageProps {
  numbers: Numeral[];
}

export default function Page({ numbers }: PageProps) {
  return (
    <p>
      {numbers.map((n, index) => (
        <i key={index} className={isOdd(boxNumeral(n)) ? "odd" : "even"}>
          {n}
        </i>
      ))}
    </p>
  );
}
