import type { ReactNode } from "react";

export interface BaseProps {
  outer?: ReactNode;
  inner?: ReactNode;
}

export default function Base({ outer = <BaseOuter />, inner }: BaseProps) {
  return <main>{outer}</main>;
}

export function BaseOuter() {
  return <div>i</div>;
}
