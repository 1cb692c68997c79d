import { Fragment } from "react";
import { float } from "@/lib/jinja/float";
import { groupby } from "@/lib/jinja/sort";

export default function Page() {
  const rows = [
    { k: 2, v: "x" },
    { k: 1.5, v: "y" },
    { k: 2, v: "z" },
  ];
  return (
    <dl>
      {groupby(rows, "k").map(({ grouper: k, list: group }, index) => (
        <Fragment key={index}>
          <dt>{float(k)}</dt>
          <dd>{group.map((item) => item.v).join(", ")}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
