import { Fragment } from "react";
import { gt } from "@/lib/jinja/compare";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  ns: unknown[];
}

export default function Page({ ns }: PageProps) {
  const filteredNs = ns.filter((n) => gt(n, 5));
  return (
    <p>
      {filteredNs.length > 0 ? (
        filteredNs.map((n, index) => <Fragment key={index}>{text(n)}</Fragment>)
      ) : (
        <>none of {ns.length}</>
      )}
    </p>
  );
}
