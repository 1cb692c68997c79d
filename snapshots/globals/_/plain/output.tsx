import type { Ctx } from "@/lib/ctx";
import { gettext } from "@/lib/jinja/i18n";
import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  ctx: Ctx;
  name: string;
}

export default function Page({ ctx, name }: PageProps) {
  return (
    <p>
      <Raw html={gettext(ctx, "Hello")} /> <Raw html={gettext(ctx, "Hi %(name)s", { name })} />
    </p>
  );
}
