import type { ReactNode } from "react";
import { text } from "@/lib/jinja/raw";

export interface BaseProps {
  items: unknown[];
  item: string;
  row?: () => ReactNode;
}

export default function Base({ items, item, row }: BaseProps) {
  return (
    <ul>
      {items.map((item2, index) => (
        <li key={index}>{row === undefined ? <>[{text(item2)}]</> : row?.()}</li>
      ))}
    </ul>
  );
}
