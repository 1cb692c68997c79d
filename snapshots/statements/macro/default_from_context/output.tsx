export interface PageProps {
  user: string;
}

export default function Page({ user }: PageProps) {
  return (
    <p>
      <Hello user={user} />, <Hello user={user} name="Ben" />
    </p>
  );
}

export interface HelloProps {
  user: string;
  name?: string;
}

export function Hello({ user, name = user }: HelloProps) {
  return <>Hello {name}</>;
}
