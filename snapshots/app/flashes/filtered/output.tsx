import type { Ctx } from "@/lib/ctx";
import { getFlashedMessages } from "@/lib/jinja/flask";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  return <p>{getFlashedMessages(ctx, { categoryFilter: ["error"] }).join(", ")}</p>;
}
