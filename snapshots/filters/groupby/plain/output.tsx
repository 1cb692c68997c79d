import { getattr } from "@/lib/jinja/access";
import { escape } from "@/lib/jinja/escape";
import { iterate, unpack } from "@/lib/jinja/iterate";
import { Raw } from "@/lib/jinja/raw";
import { groupby } from "@/lib/jinja/sort";

export interface User {
  city: unknown;
  name: string;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  return (
    <Raw
      html={{
        __html: `<p>${groupby(users, "city")
          .map((item) => {
            const [city, people] = unpack(item, 2);
            return `<p>${escape(city)}: ${iterate(people)
              .map((p) => `${escape(getattr(p, "name"))} `)
              .join("")}</p>`;
          })
          .join("")}</p>`,
      }}
    />
  );
}
