import type { ReactNode } from "react";

export interface BaseProps {
  items: unknown[];
  item: string;
  row?: () => ReactNode;
}

export default function Base({ items, item, row }: BaseProps) {
  return (
    <ul>
      {items.map((item2, index) => (
        <li key={index}>{row === undefined ? <>[{item}]</> : row?.()}</li>
      ))}
    </ul>
  );
}
