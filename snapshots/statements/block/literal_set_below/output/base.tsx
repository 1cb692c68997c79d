import type { ReactNode } from "react";

export interface CScope {
  a: number | string;
}

export interface BaseProps {
  t?: ReactNode;
  c?: (a: CScope) => ReactNode;
}

export default function Base({ t, c }: BaseProps) {
  return (
    <>
      <h1>{t}</h1>
      <p>{c?.({ a: 1 })}</p>
    </>
  );
}
