import type { Handle } from "@/lib/jinja/calls";
import { eq } from "@/lib/jinja/compare";

export interface User {
  name: string;
  $ref: Handle;
}

export interface PageProps {
  user: User;
}

export default function Page({ user }: PageProps) {
  const other = { name: user.name };
  return (
    eq(user, other) && (
      <p>
        {user.name} {other.name}
      </p>
    )
  );
}
