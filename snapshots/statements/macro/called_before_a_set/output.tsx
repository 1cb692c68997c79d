import type { ReactNode } from "react";

export default function Page() {
  let sum: number | undefined = undefined;
  const Price2 = (): ReactNode => {
    return <b>{sum}</b>;
  };
  const content = Price2();
  sum = 2;
  return (
    <p>
      {content}
      {Price2()}
    </p>
  );
}
