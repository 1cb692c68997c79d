export interface PageProps {
  admin: boolean;
  role?: string;
}

export default function Page({ admin, role }: PageProps) {
  const role2 = admin ? "admin" : role;
  return (
    <p>
      {role2}|{role2 ?? "none"}
    </p>
  );
}
