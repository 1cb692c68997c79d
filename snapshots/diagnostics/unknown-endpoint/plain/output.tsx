import type { Ctx } from "@/lib/ctx";
import { url_for } from "@/lib/env";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  return <a href={url_for("nowhere", { id: 1 })}>x</a>;
}
