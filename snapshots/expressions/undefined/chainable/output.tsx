export interface User {
  profile?: Profile;
}

export interface Profile {
  name?: string;
  tags?: unknown[];
}

export interface PageProps {
  user?: User;
}

export default function Page({ user }: PageProps) {
  return (
    <>
      <h1>{user?.profile?.name}</h1>
      {user?.profile?.tags && user.profile.tags.length > 0 && <p>{user.profile.tags.length}</p>}
    </>
  );
}
