import type { ReactNode } from "react";

export interface BaseProps {
  items?: ReactNode;
}

export default function Base({ items = <BaseItems /> }: BaseProps) {
  return <ul>{items}</ul>;
}

export function BaseItems() {
  return <li>base</li>;
}
