import type { Ctx } from "@/lib/ctx";
import { npgettext } from "@/lib/jinja/i18n";

export interface PageProps {
  ctx: Ctx;
  n: number;
}

export default function Page({ ctx, n }: PageProps) {
  return <p dangerouslySetInnerHTML={npgettext(ctx, "file", "%(num)d file", "%(num)d files", n)} />;
}
