import type { ReactNode } from "react";
import { range } from "@/lib/jinja/range";
import type { Product } from "@/types/models";

export interface CardProps {
  title: string;
  kind?: string;
  children?: ReactNode;
}

export function Card({ title, kind = "plain", children }: CardProps) {
  return (
    <section className={`card card-${kind}`}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export interface StarsProps {
  count: number;
}

export function Stars({ count }: StarsProps) {
  return (
    <span className="stars" title={`${count} of 5`}>
      {range(5)
        .map((n) => (n < count ? "★" : "☆"))
        .join("")}
    </span>
  );
}

export interface ListOfProps {
  items: Product[];
  children?: (a: Product) => ReactNode;
}

export function ListOf({ items, children }: ListOfProps) {
  return (
    <ul className="list">
      {items.map((item) => (
        <li key={item.id}>{children?.(item)}</li>
      ))}
    </ul>
  );
}
