import type { Ctx } from "@/lib/ctx";
import { getFlashedMessages } from "@/lib/jinja/flask";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  return getFlashedMessages(ctx).map((message, index) => (
    <p key={index} className="flash">
      {message}
    </p>
  ));
}
