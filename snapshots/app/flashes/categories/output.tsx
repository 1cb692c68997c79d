import type { Ctx } from "@/lib/ctx";
import { getFlashedMessages } from "@/lib/jinja/flask";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  const messages = getFlashedMessages(ctx, { withCategories: true });
  return (
    messages.length > 0 && (
      <ul>
        {messages.map(([category, message], index) => (
          <li key={index} className={category}>
            {message}
          </li>
        ))}
      </ul>
    )
  );
}
