import Base from "@/templates/base";
import type { Ctx } from "@/lib/ctx";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  return <Base ctx={ctx} who="nobody" />;
}
