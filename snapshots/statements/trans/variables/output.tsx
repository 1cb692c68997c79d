import type { Ctx } from "@/lib/ctx";
import { gettext } from "@/lib/jinja/i18n";
import { boxNumeral, plus } from "@/lib/jinja/numeral";
import type { Numeral } from "@/lib/jinja/numeral";

export interface User {
  name: string;
}

export interface PageProps {
  ctx: Ctx;
  user: User;
  count: Numeral;
}

export default function Page({ ctx, user, count }: PageProps) {
  return (
    <p
      dangerouslySetInnerHTML={gettext(ctx, "Hello %(name)s, you are number %(n)s.", {
        name: user.name,
        n: boxNumeral(plus(count, 1)),
      })}
    />
  );
}
