import { Fragment } from "react";
import { dict } from "@/lib/jinja/dict-methods";
import { text } from "@/lib/jinja/raw";
import { dictsort } from "@/lib/jinja/sort";

export interface PageProps {
  totals: [unknown, string][];
}

export default function Page({ totals }: PageProps) {
  return (
    <p>
      {dictsort(dict(totals)).map(([key, value], index) => (
        <Fragment key={index}>
          <b>{text(key)}</b>
          {text(value)}
        </Fragment>
      ))}
    </p>
  );
}
