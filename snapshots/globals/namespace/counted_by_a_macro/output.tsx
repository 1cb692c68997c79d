import type { ReactNode } from "react";

export default function Page() {
  let n = 0;
  const Next2 = (): ReactNode => {
    n += 1;
    return n;
  };
  const n2 = n;
  const content = Next2();
  const content2 = Next2();
  return (
    <>
      <p>
        {n2} {content} {content2}
      </p>
      <b>{n}</b>
    </>
  );
}
