export interface User {
  name: string;
}

export interface TagProps {
  user: User;
}

export function Tag({ user }: TagProps) {
  return <b>{user.name}</b>;
}
