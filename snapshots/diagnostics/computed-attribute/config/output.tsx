import type { Ctx } from "@/lib/ctx";
import { lookup } from "@/lib/jinja/calls";
import { escape, escapeText } from "@/lib/jinja/escape";
import { tojson } from "@/lib/jinja/json";

export interface PageProps {
  ctx: Ctx;
  name: unknown;
}

export default function Page({ ctx, name }: PageProps) {
  return (
    <script
      dangerouslySetInnerHTML={{
        __html: `show(${tojson(ctx.globals.config).__html}, "${escapeText(ctx.globals.config.NAME)}", "${escape(lookup(ctx.globals.config.__getitem__, name))}")`,
      }}
    />
  );
}
