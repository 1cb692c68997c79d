import { escape, escapeText } from "@/lib/jinja/escape";
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
          .map(
            ({ grouper: city, list: people }) =>
              `<p>${escape(city)}: ${people.map((p) => `${escapeText(p.name)} `).join("")}</p>`,
          )
          .join("")}</p>`,
      }}
    />
  );
}
