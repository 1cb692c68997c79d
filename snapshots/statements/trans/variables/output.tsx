import type { Ctx } from "@/lib/ctx";
import { add } from "@/lib/jinja/arith";
import { gettext } from "@/lib/jinja/i18n";

export interface User {
  name: string;
}

export interface PageProps {
  ctx: Ctx;
  user: User;
  count: unknown;
}

export default function Page({ ctx, user, count }: PageProps) {
  return (
    <p
      dangerouslySetInnerHTML={gettext(ctx, "Hello %(name)s, you are number %(n)s.", {
        name: user.name,
        n: add(count, 1),
      })}
    />
  );
}
