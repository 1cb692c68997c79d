import { append } from "@/lib/jinja/list-methods";
import { Raw } from "@/lib/jinja/raw";
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
  const content = <Raw html={{ __html: `<p><p>${ids.length}</p></p>` }} />;
  return content;
}
