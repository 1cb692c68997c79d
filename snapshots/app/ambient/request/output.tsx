import type { Ctx } from "@/lib/ctx";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  return (
    <form action={ctx.globals.request.path}>
      <input name="q" defaultValue={ctx.globals.request.args.q} />
      {ctx.globals.request.endpoint === "index" && <b>home</b>}
    </form>
  );
}
