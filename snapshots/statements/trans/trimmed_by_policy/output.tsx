import type { Ctx } from "@/lib/ctx";
import { gettext } from "@/lib/jinja/i18n";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  return <p dangerouslySetInnerHTML={gettext(ctx, "some text")} />;
}
