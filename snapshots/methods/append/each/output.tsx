import { append } from "@/lib/jinja/list-methods";
import { truthy } from "@/lib/jinja/truthy";

export interface User {
  id: unknown;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  const ids: unknown[] = [];
  for (const u of users) {
    truthy(append(ids, u.id));
  }
  return (
    <>
      <p />
      <p>{ids.length}</p>
      <p />
    </>
  );
}
