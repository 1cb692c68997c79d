import type { ReactNode } from "react";
import type { Ctx } from "@/lib/ctx";

export interface BaseProps {
  ctx: Ctx;
  sidebar?: ReactNode;
  children?: ReactNode;
}

export default function Base({ ctx, sidebar = <BaseSidebar ctx={ctx} />, children }: BaseProps) {
  return (
    <>
      <aside>{sidebar}</aside>
      <main>{children}</main>
    </>
  );
}

export interface BaseSidebarProps {
  ctx: Ctx;
}

export function BaseSidebar({ ctx }: BaseSidebarProps) {
  return <p>{ctx.globals.request.path}</p>;
}
