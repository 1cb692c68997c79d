import { Fragment } from "react";
import { mul } from "@/lib/jinja/arith";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  ns: unknown[];
}

export default function Page({ ns }: PageProps) {
  return (
    <p>
      {ns.map((n, index) => (
        <Fragment key={index}>
          {text(n)},{text(mul(n, 2))}{" "}
        </Fragment>
      ))}
    </p>
  );
}
