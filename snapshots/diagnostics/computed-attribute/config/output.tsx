import type { Ctx } from "@/lib/ctx";
import { getitem } from "@/lib/jinja/access";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  ctx: Ctx;
  name: unknown;
}

export default function Page({ ctx, name }: PageProps) {
  return <p>{text(getitem(ctx.globals.config, name))}</p>;
}
