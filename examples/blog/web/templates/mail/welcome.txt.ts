import type { Ctx } from "@/lib/ctx";
import type { User } from "@/types/models";

export interface MailWelcomeTxtProps {
  ctx: Ctx;
  user: User;
  tips: string[];
}

export default function mailWelcomeTxt({ ctx, user, tips }: MailWelcomeTxtProps): string {
  return `Hello ${user.name},

welcome to ${ctx.globals.config.SITE_NAME}.
${
  tips.length > 0
    ? `
Some hints:
${tips
  .map(
    (tip, index) => `
${index + 1}. ${tip}`,
  )
  .join("")}
`
    : `
Write something!
`
}
${ctx.globals.config.SITE_URL}/auth/login`;
}
