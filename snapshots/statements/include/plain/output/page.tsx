import User from "@/templates/_user";

export interface UserData {
  name: string;
}

export interface PageProps {
  user: UserData;
}

export default function Page({ user }: PageProps) {
  return (
    <main>
      <User user={user} />
    </main>
  );
}
