import { add, mul } from "@/lib/jinja/arith";
import { eq } from "@/lib/jinja/compare";
import { toInt } from "@/lib/jinja/number";
import { boxNumeral, times } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";
import { text } from "@/lib/jinja/raw";

export interface Row {
  n: Numeral | null;
}

export interface PageProps {
  count: Numeral;
  rows: Row[];
}

export default function Page({ count, rows }: PageProps) {
  return (
    <>
      <p>
        {count} item{Number(count) !== 1 && "s"}
        {Number(count) > 1 && " (many)"}
      </p>
      {rows.map((row, index) => (
        <li key={index} title={`${row.n ?? "None"}`}>
          {row.n ?? "None"}: {text(mul(boxNumeral(row.n), 2))},{" "}
          {text(add(boxNumeral(row.n), boxNumeral(count)))}
          {Number(row.n ?? 0) !== 0 && <>, {text(toInt(boxNumeral(row.n)))}</>}
          {eq(boxNumeral(row.n), boxNumeral(count)) && " both"}
          {eq(boxNumeral(row.n), 0) && " none"}
        </li>
      ))}
      <script dangerouslySetInnerHTML={{ __html: `var n = "${count}", m = ${times(count, 2)};` }} />
    </>
  );
}
