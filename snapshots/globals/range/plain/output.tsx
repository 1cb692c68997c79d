import { plus } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { range } from "@/lib/jinja/range";

export interface PageProps {
  last: Numeral;
}

export default function Page({ last }: PageProps) {
  return (
    <p>
      {range(3).join("")} {range(5, 1, -2).join("")} {range(1, Number(plus(last, 1))).join("")}
    </p>
  );
}
