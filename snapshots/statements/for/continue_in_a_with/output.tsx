import type { ReactNode } from "react";

export interface User {
  first: string;
  last: string;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  const users2: ReactNode[] = [];
  for (const user of users) {
    users2.push(" ");
    const name = `${user.first} ${user.last}`;
    if (name === " ") {
      continue;
    }
    users2.push(<li key={users2.length}>{name}</li>);
    users2.push(" ");
  }
  return <ul>{users2}</ul>;
}
