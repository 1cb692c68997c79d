import type { ReactNode } from "react";
import { Rows } from "@/lib/jinja/rows";

export interface User {
  active: boolean;
  name: string;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  const users2: ReactNode[] = [];
  for (const user of users) {
    if (!user.active) {
      continue;
    }
    users2.push(
      <tr key={users2.length}>
        <td>{user.name}</td>
      </tr>,
    );
  }
  return (
    <table>
      <Rows>{users2}</Rows>
    </table>
  );
}
