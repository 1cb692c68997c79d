import { Fragment } from "react";

export interface PageProps {
  totals: [string, number][];
}

export default function Page({ totals }: PageProps) {
  return (
    <dl>
      {totals.map(([key, value]) => (
        <Fragment key={key}>
          <dt>{key}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
