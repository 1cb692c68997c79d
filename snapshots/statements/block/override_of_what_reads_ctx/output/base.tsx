import type { ReactNode } from "react";
import type { Ctx } from "@/lib/ctx";

export interface BaseProps {
  ctx: Ctx;
  who?: ReactNode;
}

export default function Base({ ctx, who }: BaseProps) {
  return <main>{who === undefined ? ctx.globals.session.name : who}</main>;
}
