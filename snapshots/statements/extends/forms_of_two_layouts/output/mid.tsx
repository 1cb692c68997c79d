import type { ReactNode } from "react";
import A, { AA } from "@/templates/a";
import B, { BA } from "@/templates/b";

export interface MidProps {
  x: boolean;
  q: string;
  p: string;
  a?: ReactNode;
  t?: ReactNode;
  tText?: string;
  deep?: ReactNode;
}

export default function Mid({ x, q, p, a, t, tText, deep }: MidProps) {
  const a2 = a === undefined ? <MidA q={q} p={p} x={x} deep={deep} /> : a;
  return x ? <B q={q} a={a2} t={t} /> : <A p={p} a={a2} deep={deep} t={tText} />;
}

export interface MidAProps {
  q: string;
  p: string;
  x: boolean;
  deep?: ReactNode;
}

export function MidA({ q, p, x, deep }: MidAProps) {
  return <>M{x ? <BA q={q} /> : <AA p={p} deep={deep} />}</>;
}
