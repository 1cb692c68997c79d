import User from "@/templates/_user";

export interface User2 {
  name: string;
}

export interface PageProps {
  user: User2;
}

export default function Page({ user }: PageProps) {
  return (
    <main>
      <User user={user} />
    </main>
  );
}
