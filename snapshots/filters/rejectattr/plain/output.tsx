export interface User {
  hidden: boolean;
  name: string;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  return (
    <p>
      {users
        .filter((user) => !user.hidden)
        .map((u) => `${u.name} `)
        .join("")}
    </p>
  );
}
