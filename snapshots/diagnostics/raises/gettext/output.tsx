import type { Ctx } from "@/lib/ctx";
import { gettext } from "@/lib/jinja/i18n";
import { Raw, text } from "@/lib/jinja/raw";
import { raise } from "@/lib/jinja/templates";

export interface PageProps {
  ctx: Ctx;
  status: string;
}

export default function Page({ ctx, status }: PageProps) {
  return (
    <p>
      {status !== "" ? (
        text(raise("TypeError: _() takes 1 positional argument but 2 were given"))
      ) : (
        <Raw html={gettext(ctx, "Ready")} />
      )}
    </p>
  );
}
