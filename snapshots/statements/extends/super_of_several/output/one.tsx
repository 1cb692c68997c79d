import type { ReactNode } from "react";

export interface OneProps {
  a?: ReactNode;
}

export default function One({ a = <OneA /> }: OneProps) {
  return <p>{a}</p>;
}

export function OneA() {
  return "A";
}
