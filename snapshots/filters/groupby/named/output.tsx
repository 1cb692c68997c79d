import { escape } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";
import { groupby } from "@/lib/jinja/sort";

export interface User {
  city: unknown;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  return (
    <Raw
      html={{
        __html: `<p>${groupby(users, "city", { default: "?" })
          .map((group) => `<p>${escape(group.grouper)}: ${group.list.length}</p>`)
          .join("")}</p>`,
      }}
    />
  );
}
