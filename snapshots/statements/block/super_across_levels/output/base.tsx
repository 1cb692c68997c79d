import type { ReactNode } from "react";

export interface BaseProps {
  outer?: ReactNode;
  inner?: ReactNode;
}

export default function Base({ outer, inner }: BaseProps) {
  return <main>{outer === undefined ? <BaseOuter inner={inner} /> : outer}</main>;
}

export interface BaseOuterProps {
  inner?: ReactNode;
}

export function BaseOuter({ inner }: BaseOuterProps) {
  return <p>{inner === undefined ? "i" : inner}</p>;
}
