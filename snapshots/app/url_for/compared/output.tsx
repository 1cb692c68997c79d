import type { Ctx } from "@/lib/ctx";
import { called } from "@/lib/jinja/calls";
import { items } from "@/lib/jinja/mapping";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  return (
    <>
      {" "}
      <NavItem ctx={ctx} endpoint="index" text="Home" />{" "}
      <NavItem ctx={ctx} endpoint="show" text="Seven" kwargs={{ id: 7 }} />{" "}
    </>
  );
}

export interface NavItemProps {
  ctx: Ctx;
  endpoint: string;
  text: string;
  kwargs?: unknown;
}

export function NavItem({ ctx, endpoint, text, kwargs = {} }: NavItemProps) {
  return (
    <a
      className={ctx.globals.request.endpoint === endpoint ? "nav-item active" : "nav-item"}
      href={called(ctx.globals.url_for, [endpoint], Object.fromEntries(items(kwargs)))}
    >
      {text}
    </a>
  );
}
