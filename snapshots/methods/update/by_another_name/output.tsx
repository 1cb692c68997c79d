import { Fragment } from "react";
import { getattr } from "@/lib/jinja/access";
import { mul } from "@/lib/jinja/arith";
import { iterate } from "@/lib/jinja/iterate";
import { call } from "@/lib/jinja/methods";
import { text } from "@/lib/jinja/raw";

export default function Page() {
  const rows = [{ n: 1 }, { n: 2 }];
  for (const row of iterate(rows)) {
    call(row, "update", [{ twice: mul(getattr(row, "n"), 2) }]);
  }
  return (
    <>
      <p>
        {iterate(rows).map((row, index) => (
          <Fragment key={index}>{text(getattr(row, "twice"))} </Fragment>
        ))}
      </p>
      <p>{Show({ options: { a: "b" } })}</p>
    </>
  );
}

export interface ShowProps {
  options: unknown;
}

export function Show({ options }: ShowProps) {
  call(options, "update", [{ x: "y" }]);
  return (
    <>
      {text(getattr(options, "a"))}
      {text(getattr(options, "x"))}
    </>
  );
}
