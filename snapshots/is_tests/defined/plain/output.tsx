export interface User {
  name?: string;
}

export interface PageProps {
  user?: User;
  other?: boolean;
}

export default function Page({ user, other }: PageProps) {
  return (
    <p>
      {user !== undefined && user?.name !== undefined && user?.name}
      {other === undefined && "!"}
    </p>
  );
}
