import type { ReactNode } from "react";

export interface BaseProps {
  outer?: ReactNode;
  inner?: ReactNode;
}

export default function Base({ outer, inner }: BaseProps) {
  return (
    <main>{outer === undefined ? <div>{inner === undefined ? "i" : inner}</div> : outer}</main>
  );
}
