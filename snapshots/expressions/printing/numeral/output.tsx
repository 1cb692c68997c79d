import { Fragment } from "react";
import { eq } from "@/lib/jinja/compare";
import { boxNumeral, plus, times } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";

export interface Row {
  n: Numeral;
  left: Numeral | null;
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
        <Fragment key={index}>
          <li title={`${row.n}`}>
            {row.n}: {times(row.n, 2)}, {plus(row.n, count)}
            {eq(boxNumeral(row.n), boxNumeral(count)) && " both"}
            {Number(row.n) === 0 && " none"}
          </li>
          {row.left !== null && Number(row.left) !== 0 && (
            <li>
              {row.left} left{Number(row.left) < 2 && "!"}
            </li>
          )}
        </Fragment>
      ))}
      <script dangerouslySetInnerHTML={{ __html: `var n = "${count}", m = ${times(count, 2)};` }} />
    </>
  );
}
