import Base from "@/templates/base";
import { Field } from "@/templates/macros/ui";
import type { Ctx } from "@/lib/ctx";

export interface AuthLoginProps {
  ctx: Ctx;
  next: string;
}

export default function AuthLogin({ ctx, next }: AuthLoginProps) {
  return (
    <Base ctx={ctx} title="Log in">
      <h1>Log in</h1>
      <form method="post">
        <Field name="username" label="Name" value={ctx.globals.request.form.username} required />
        <Field name="password" label="Password" type="password" required />
        {next !== "" && <input type="hidden" name="next" defaultValue={next} />}{" "}
        <button type="submit">Log in</button>
      </form>
    </Base>
  );
}
