export interface PageProps {
  admin: boolean;
}

export default function Page({ admin }: PageProps) {
  const role = admin ? "admin" : "user";
  return <p>{role}</p>;
}
