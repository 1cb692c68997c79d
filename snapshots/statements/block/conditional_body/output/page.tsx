import Base from "@/templates/base";

export interface User {
  name: string;
}

export interface PageProps {
  user: User | null;
}

export default function Page({ user }: PageProps) {
  return <Base>{user && <p>{user.name}</p>}</Base>;
}
