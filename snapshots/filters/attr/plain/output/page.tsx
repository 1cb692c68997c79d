import type { User } from "@/types/models";

export interface PageProps {
  user: User;
}

export default function Page({ user }: PageProps) {
  return <p>{user.name}</p>;
}
