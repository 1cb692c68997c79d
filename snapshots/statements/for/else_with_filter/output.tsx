import { Fragment } from "react";
import type { Numeral } from "@/lib/jinja/numeral";

export interface PageProps {
  ns: Numeral[];
}

export default function Page({ ns }: PageProps) {
  const filteredNs = ns.filter((n) => Number(n) > 5);
  return (
    <p>
      {filteredNs.length > 0 ? (
        filteredNs.map((n, index) => <Fragment key={index}>{n}</Fragment>)
      ) : (
        <>none of {ns.length}</>
      )}
    </p>
  );
}
