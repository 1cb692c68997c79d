import { getattr } from "@/lib/jinja/access";
import { text } from "@/lib/jinja/raw";
import { named } from "@/lib/jinja/undefined";

export interface User {
  name?: string;
  nothing?: string;
}

export interface PageProps {
  user?: User;
}

export default function Page({ user }: PageProps) {
  return (
    <p>
      {text(getattr(named(user, "user"), "name"))}: {text(getattr(named(user, "user"), "nothing"))}
    </p>
  );
}
