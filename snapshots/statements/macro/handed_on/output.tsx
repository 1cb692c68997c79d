import type { ReactNode } from "react";

export interface Item {
  name: string;
  mail: string;
}

export interface PageProps {
  users: Item[];
}

export default function Page({ users }: PageProps) {
  return (
    <>
      <Listing items={users} render={(item) => <Card user={item} />} />
      <Listing items={users} render={(item) => <Row user={item} />} empty={() => <Nothing />} />
      <Listing items={[]} render={(item) => <Row user={item} />} empty={() => <Nothing />} />
    </>
  );
}

export interface CardProps {
  user: Item;
  big?: boolean;
}

export function Card({ user, big = false }: CardProps) {
  return <b className={big ? "big" : undefined}>{user.name}</b>;
}

export interface RowProps {
  user: Item;
}

export function Row({ user }: RowProps) {
  return <i>{user.mail}</i>;
}

export interface ListingProps {
  items: Item[];
  render: (item: Item) => ReactNode;
  empty?: (() => ReactNode) | null;
}

export function Listing({ items, render, empty = null }: ListingProps) {
  return (
    <ul>
      {items.length > 0
        ? items.map((item, index) => <li key={index}>{render(item)}</li>)
        : empty && empty()}
    </ul>
  );
}

export function Nothing() {
  return <li>none</li>;
}
