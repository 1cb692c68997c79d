import type { ReactNode } from "react";

export interface AProps {
  p: string;
  a?: ReactNode;
  deep?: ReactNode;
  t?: string;
  c?: ReactNode;
}

export default function A({ p, a, deep, t = aT(), c }: AProps) {
  return (
    <>
      <i>{a === undefined ? <AA p={p} deep={deep} /> : a}</i>
      <u title={t}>{c === undefined ? "ca" : c}</u>
    </>
  );
}

export interface AAProps {
  p: string;
  deep?: ReactNode;
}

export function AA({ p, deep }: AAProps) {
  return (
    <>
      A{p}
      {deep === undefined ? "d" : deep}
    </>
  );
}

export function aT(): string {
  return "ta";
}
