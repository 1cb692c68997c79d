import { getattr } from "@/lib/jinja/access";
import { text } from "@/lib/jinja/raw";
import { truthy } from "@/lib/jinja/truthy";
import { named } from "@/lib/jinja/undefined";

export interface User {
  name?: string;
}

export interface PageProps {
  title?: string;
  user?: User;
  no?: boolean;
}

export default function Page({ title, user, no }: PageProps) {
  return (
    <>
      <h1>{text(named(title, "title"))}</h1>
      <p>
        {text(getattr(named(user, "user"), "name"))}
        {truthy(named(no, "no")) && " a"}
      </p>
    </>
  );
}
