import { getattr } from "@/lib/jinja/access";
import { escape } from "@/lib/jinja/escape";
import { length } from "@/lib/jinja/iterate";
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
          .map(
            (group) =>
              `<p>${escape(getattr(group, "grouper"))}: ${length(getattr(group, "list"))}</p>`,
          )
          .join("")}</p>`,
      }}
    />
  );
}
