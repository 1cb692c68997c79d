export interface User {
  age: number;
  name: string;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  return (
    <p>
      {users
        .filter((user) => user.age > 5)
        .map((user) => user.name)
        .join(",")}{" "}
      {users.filter((user) => user.name === "Ada").length}
    </p>
  );
}
