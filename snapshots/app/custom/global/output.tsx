import type { Ctx } from "@/lib/ctx";
import { icon } from "@/lib/env";
import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  return (
    <p>
      <Raw html={icon("star")} /> {ctx.globals.version}
    </p>
  );
}
