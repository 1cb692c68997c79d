import type { ReactNode } from "react";

export interface PageProps {
  xs: string[];
  one?: ReactNode;
}

export default function Page({ xs, one }: PageProps) {
  let one2: ReactNode = null;
  if (one === undefined) {
    const first = xs[0];
    one2 = (
      <b>
        {first}
        {first}
      </b>
    );
  } else {
    one2 = one;
  }
  return <h1>{one2}</h1>;
}
