import type { Ctx } from "@/lib/ctx";
import { called } from "@/lib/jinja/calls";
import type { Post } from "@/types/models";

export interface PageProps {
  ctx: Ctx;
  posts: Post[];
}

export default function Page({ ctx, posts }: PageProps) {
  return (
    <ul>
      {posts.map((post) => (
        <li key={post.id}>
          {post.title}{" "}
          {called(ctx.vars.current_user.can_edit_2, [post.id]) && <a href="/edit">edit</a>}
        </li>
      ))}
    </ul>
  );
}
