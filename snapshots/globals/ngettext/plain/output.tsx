import type { Ctx } from "@/lib/ctx";
import { ngettext } from "@/lib/jinja/i18n";

export interface PageProps {
  ctx: Ctx;
  n: number;
}

export default function Page({ ctx, n }: PageProps) {
  return <p dangerouslySetInnerHTML={ngettext(ctx, "%(num)s post", "%(num)s posts", n)} />;
}
