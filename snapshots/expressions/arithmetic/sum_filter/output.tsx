import { boxNumeral } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { text } from "@/lib/jinja/raw";
import { max } from "@/lib/jinja/sort";
import { sum } from "@/lib/jinja/sum";

export interface Row {
  n: unknown;
}

export interface PageProps {
  xs: Numeral[];
  rows: Row[];
}

export default function Page({ xs, rows }: PageProps) {
  return (
    <p>
      {text(sum(xs.map((item) => boxNumeral(item))))} {text(sum(rows, { attribute: "n" }))}{" "}
      {text(max(xs.map((item) => boxNumeral(item))))}
    </p>
  );
}
