export interface User {
  name: string;
  tags: string[];
}

export interface PageProps {
  user: User | null;
}

export default function Page({ user }: PageProps) {
  return (
    <p>
      {user && user.name}
      {user?.tags && user.tags.length > 0 && user.tags.join("")}
    </p>
  );
}
