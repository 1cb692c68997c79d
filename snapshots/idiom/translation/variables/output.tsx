import type { Ctx } from "@/lib/ctx";
import { gettext } from "@/lib/jinja/i18n";

export interface User {
  name: string;
}

export interface PageProps {
  ctx: Ctx;
  user: User;
}

export default function Page({ ctx, user }: PageProps) {
  return <p dangerouslySetInnerHTML={gettext(ctx, "Hello %(name)s!", { name: user.name })} />;
}
