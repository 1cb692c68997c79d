import type { Ctx } from "@/lib/ctx";
import { gettext } from "@/lib/jinja/i18n";
import { plain } from "@/lib/jinja/plain";

export interface PageProps {
  ctx: Ctx;
  what: string;
}

export default function Page({ ctx, what }: PageProps) {
  return (
    <input
      placeholder={plain(gettext(ctx, "Search"))}
      title={plain(gettext(ctx, "Find %(what)s", { what }))}
    />
  );
}
