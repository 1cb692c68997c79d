export interface UserData {
  name: string;
}

export interface UserProps {
  user: UserData;
}

export default function User({ user }: UserProps) {
  return <b>{user.name}</b>;
}
