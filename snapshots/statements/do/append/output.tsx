import { join } from "@/lib/jinja/join";
import { append } from "@/lib/jinja/list-methods";
import { text } from "@/lib/jinja/raw";

export interface User {
  name: string;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  const names: unknown[] = [];
  for (const user of users) {
    append(names, user.name);
  }
  return (
    <p>
      {text(join(names, ", "))} {names.length}
    </p>
  );
}
