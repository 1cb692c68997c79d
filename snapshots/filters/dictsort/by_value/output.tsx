import { Fragment } from "react";
import { text } from "@/lib/jinja/raw";
import { sort } from "@/lib/jinja/sort";

export interface PageProps {
  totals: [unknown, string][];
}

export default function Page({ totals }: PageProps) {
  return (
    <p>
      {sort(totals, { reverse: true, attribute: 1 }).map(([key, value], index) => (
        <Fragment key={index}>
          <b>{text(key)}</b>
          {value}
        </Fragment>
      ))}
    </p>
  );
}
