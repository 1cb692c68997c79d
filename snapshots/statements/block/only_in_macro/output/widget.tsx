import type { ReactNode } from "react";

export interface WidgetProps {
  label?: ReactNode;
}

export default function Widget({ label }: WidgetProps) {
  return <p>{label === undefined ? "Field" : label}</p>;
}

export function Html() {
  return <b>-</b>;
}

export function Script() {
  return null;
}
