import type { ReactNode } from "react";

export interface PageProps {
  users: string[];
}

export default function Page({ users }: PageProps) {
  return <ListOf items={users}>{(user) => <b>{user}</b>}</ListOf>;
}

export interface ListOfProps {
  items: string[];
  children?: (a: string) => ReactNode;
}

export function ListOf({ items, children }: ListOfProps) {
  return (
    <ul>
      {items.map((item, index) => (
        <li key={index}>{children?.(item)}</li>
      ))}
    </ul>
  );
}
