export interface User {
  nick?: string;
  name: string;
}

export interface PageProps {
  user: User;
}

export default function Page({ user }: PageProps) {
  return <p>{user.nick ?? user.name}</p>;
}
