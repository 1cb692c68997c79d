import { Fragment } from "react";
import { getattr } from "@/lib/jinja/access";
import { loopContext } from "@/lib/jinja/loop";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  rows: unknown[][];
}

export default function Page({ rows }: PageProps) {
  const loops = loopContext(rows);
  return rows.map((row, index) => {
    const loops2 = [loops[index]];
    return (
      <Fragment key={index}>
        {" "}
        {row.map((cell, index2) => (
          <b key={index2}>
            {text(getattr(loops2[0], "index"))}.{index2 + 1}!
          </b>
        ))}{" "}
      </Fragment>
    );
  });
}
