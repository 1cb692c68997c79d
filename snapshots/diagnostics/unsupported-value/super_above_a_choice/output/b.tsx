import type { ReactNode } from "react";

export interface BProps {
  q: string;
  a?: ReactNode;
  t?: ReactNode;
}

export default function B({ q, a = <BA q={q} />, t = <BT /> }: BProps) {
  return (
    <>
      <b>{a}</b>
      <p>{t}</p>
    </>
  );
}

export interface BAProps {
  q: string;
}

export function BA({ q }: BAProps) {
  return <>B{q}</>;
}

export function BT() {
  return "tb";
}
