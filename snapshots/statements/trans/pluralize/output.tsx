import type { Ctx } from "@/lib/ctx";
import { ngettext } from "@/lib/jinja/i18n";

export interface PageProps {
  ctx: Ctx;
  posts: unknown[];
}

export default function Page({ ctx, posts }: PageProps) {
  return (
    <p
      dangerouslySetInnerHTML={ngettext(ctx, "%(count)s post", "%(count)s posts", posts.length, {
        count: posts.length,
      })}
    />
  );
}
