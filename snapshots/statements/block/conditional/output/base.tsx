import type { ReactNode } from "react";

export interface BaseProps {
  show: boolean;
  side?: () => ReactNode;
  children?: ReactNode;
}

export default function Base({ show, side, children }: BaseProps) {
  return (
    <>
      {show && <aside>{side === undefined ? "base" : side?.()}</aside>}
      <main>{children}</main>
    </>
  );
}
