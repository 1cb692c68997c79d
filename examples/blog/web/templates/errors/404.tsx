import Base from "@/templates/base";
import type { Ctx } from "@/lib/ctx";

export interface Errors404Props {
  ctx: Ctx;
  path: string;
}

export default function Errors404({ ctx, path }: Errors404Props) {
  return (
    <Base ctx={ctx} title="Not found">
      <h1>Not found</h1>
      <p>
        There is no page at <code>{path}</code>. Go <a href="/">home</a>.
      </p>
    </Base>
  );
}
