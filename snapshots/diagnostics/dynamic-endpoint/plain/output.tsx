import type { Ctx } from "@/lib/ctx";
import { url_for } from "@/lib/env";

export interface PageProps {
  ctx: Ctx;
  endpoint: string;
}

export default function Page({ ctx, endpoint }: PageProps) {
  return <a href={url_for(endpoint)}>x</a>;
}
