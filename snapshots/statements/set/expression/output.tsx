export interface User {
  first: string;
  last: string;
}

export interface PageProps {
  user: User;
}

export default function Page({ user }: PageProps) {
  const full = `${user.first} ${user.last}`;
  return (
    <>
      {" "}
      <b title={full}>{full}</b>
    </>
  );
}
