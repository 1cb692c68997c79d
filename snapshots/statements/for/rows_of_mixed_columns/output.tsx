import { Fragment } from "react";
import { text } from "@/lib/jinja/raw";
import { boxFloat } from "@/lib/jinja/value";

export default function Page() {
  const values = [2, 3];
  const share = values[0];
  const count = values[1];
  return (
    <>
      <dl>
        {(
          [
            ["share", boxFloat(share)],
            ["count", count],
          ] as const
        ).map(([name, value], index) => (
          <Fragment key={index}>
            <dt>{name}</dt>
            <dd>{text(value)}</dd>
          </Fragment>
        ))}
      </dl>
      <p>
        {[boxFloat(share), count].map((value, index) => (
          <Fragment key={index}>{text(value)} </Fragment>
        ))}
      </p>
    </>
  );
}
