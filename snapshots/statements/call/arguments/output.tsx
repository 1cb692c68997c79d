import type { ReactNode } from "react";

export interface User {
  name: string;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  return <ListOf items={users}>{(user) => <b>{user.name}</b>}</ListOf>;
}

export interface ListOfProps {
  items: User[];
  children?: (a: User) => ReactNode;
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
