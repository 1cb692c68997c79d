import { attr, getattr } from "@/lib/jinja/access";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  user: unknown;
  column: unknown;
}

export default function Page({ user, column }: PageProps) {
  return (
    <p>
      {text(getattr(user, "name"))} {text(attr(user, column))}
    </p>
  );
}
