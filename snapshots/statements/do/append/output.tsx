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
  const users2 = users
    .map((user) => {
      append(names, user.name);
      return "";
    })
    .join("");
  return (
    <>
      {users2}
      <p>
        {text(join(names, ", "))} {names.length}
      </p>
    </>
  );
}
