import { Fragment } from "react";

export interface PageProps {
  names: unknown[];
  keys: string[];
}

export default function Page({ names, keys }: PageProps) {
  return names.map((name, index) => (
    <Fragment key={index}>
      <p className={index === 0 ? "first" : ""}>
        {keys[index]} {index + 2} {index - 1}
      </p>
      {index > 1 && index <= 2 && <hr />}
      {(0 === index + 1 || index + 1 === 0) && <p>never</p>}
    </Fragment>
  ));
}
