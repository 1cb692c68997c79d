export interface User {
  active: boolean;
  name: string;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  return (
    <p>
      {users
        .filter((user) => user.active)
        .map((u) => `${u.name} `)
        .join("")}
    </p>
  );
}
