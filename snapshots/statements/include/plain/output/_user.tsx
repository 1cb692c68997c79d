export interface User2 {
  name: string;
}

export interface UserProps {
  user: User2;
}

export default function User({ user }: UserProps) {
  return <b>{user.name}</b>;
}
