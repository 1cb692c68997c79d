import type { Ctx } from "@/lib/ctx";
import type { Post } from "@/types/models";

export interface ShowProps {
  ctx: Ctx;
  post: Post;
}

export default function Show({ ctx, post }: ShowProps) {
  return (
    <>
      <h1>{post.title}</h1>
      {ctx.vars.current_user.can_edit && <a href="/edit">edit</a>}
    </>
  );
}
