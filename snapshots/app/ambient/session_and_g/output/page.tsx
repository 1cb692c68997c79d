import type { Ctx } from "@/lib/ctx";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  return (
    <p>
      {(ctx.globals.session.name ?? null) || "nobody"} {ctx.globals.g.user.name}{" "}
      {ctx.globals.config.SITE}
    </p>
  );
}
