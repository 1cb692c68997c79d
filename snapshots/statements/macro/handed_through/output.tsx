import type { ReactNode } from "react";

export interface User {
  name: string;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  return <Table users={users} render={(user, options) => <Card user={user} big={options.big} />} />;
}

export interface CardProps {
  user: User;
  big: boolean;
}

export function Card({ user, big }: CardProps) {
  return <b className={big ? "big" : ""}>{user.name}</b>;
}

export interface CellProps {
  user: User;
  render: (user: User, options: { big: boolean }) => ReactNode;
}

export function Cell({ user, render }: CellProps) {
  return <td>{render(user, { big: true })}</td>;
}

export interface TableProps {
  users: User[];
  render: (user: User, options: { big: boolean }) => ReactNode;
}

export function Table({ users, render }: TableProps) {
  return (
    <table>
      {users.length > 0 && (
        <tbody>
          {users.map((user, index) => (
            <tr key={index}>
              <Cell user={user} render={render} />
            </tr>
          ))}
        </tbody>
      )}
    </table>
  );
}
