import { text } from "@/lib/jinja/raw";
import { truthy } from "@/lib/jinja/truthy";

export interface User {
  nick: string;
}

export interface PageProps {
  user: User;
  nobody: unknown;
}

export default function Page({ user, nobody }: PageProps) {
  return (
    <p>
      [{user.nick}] [{text(nobody)}] {truthy(nobody) ? "yes" : "no"}
    </p>
  );
}
