import type { Ctx } from "@/lib/ctx";
import { pgettext } from "@/lib/jinja/i18n";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  return <p dangerouslySetInnerHTML={pgettext(ctx, "month", "May")} />;
}
