export interface User {
  name: string;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  return <p>{users.map((user) => user.name).join(", ")}</p>;
}
