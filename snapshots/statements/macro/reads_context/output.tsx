export interface PageProps {
  user: string;
}

export default function Page({ user }: PageProps) {
  return (
    <p>
      <Hello user={user} />
    </p>
  );
}

export interface HelloProps {
  user: string;
}

export function Hello({ user }: HelloProps) {
  return <b>Hello {user}</b>;
}
