import { Fragment } from "react";

export interface Term {
  name: string;
  text: string;
}

export interface PageProps {
  terms: Term[];
}

export default function Page({ terms }: PageProps) {
  return (
    <dl>
      {terms.map((term, index) => (
        <Fragment key={index}>
          <dt>{term.name}</dt>
          <dd>{term.text}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
