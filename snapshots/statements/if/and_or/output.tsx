export interface User {
  admin: boolean;
}

export interface PageProps {
  user: User | null;
  debug: boolean;
}

export default function Page({ user, debug }: PageProps) {
  return <p>{((user && user.admin) || debug) && <b>tools</b>}</p>;
}
