import type { ReactNode } from "react";

export interface ItemScope {
  item: string;
}

export interface BaseProps {
  items: string[];
  item?: (a: ItemScope) => ReactNode;
}

export default function Base({ items, item }: BaseProps) {
  return (
    <ul>
      {items.map((item2, index) => (
        <li key={index}>{item === undefined ? item2 : item?.({ item: item2 })}</li>
      ))}
    </ul>
  );
}
