import type { Ctx } from "@/lib/ctx";
import { called } from "@/lib/jinja/calls";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  return <a href={called(ctx.globals.url_for, ["nowhere"], { id: 1 })}>x</a>;
}
