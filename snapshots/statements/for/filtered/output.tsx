export interface User {
  active: boolean;
  name: string;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  return (
    <ul>
      {users
        .filter((user) => user.active)
        .map((user, index) => (
          <li key={index}>
            {index + 1}. {user.name}
          </li>
        ))}
    </ul>
  );
}
