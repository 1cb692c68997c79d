import Base from "@/templates/base";
import type { Ctx } from "@/lib/ctx";

export interface AuthLoginProps {
  ctx: Ctx;
}

export default function AuthLogin({ ctx }: AuthLoginProps) {
  const title = "Log In";
  return (
    <Base ctx={ctx} title={title} header={<h1>{title}</h1>}>
      <form method="post">
        <label htmlFor="username">Username</label> <input name="username" id="username" required />{" "}
        <label htmlFor="password">Password</label>{" "}
        <input type="password" name="password" id="password" required />{" "}
        <input type="submit" value="Log In" />
      </form>
    </Base>
  );
}
