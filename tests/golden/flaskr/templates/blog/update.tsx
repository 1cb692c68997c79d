import Base from "@/templates/base";
import type { Ctx } from "@/lib/ctx";
import { textareaText } from "@/lib/jinja/textarea";

export interface Post {
  title: string;
  body: string;
  id: number;
}

export interface BlogUpdateProps {
  ctx: Ctx;
  post: Post;
}

export default function BlogUpdate({ ctx, post }: BlogUpdateProps) {
  const title = `Edit "${post.title}"`;
  return (
    <Base ctx={ctx} title={title} header={<h1>{title}</h1>}>
      <form method="post">
        <label htmlFor="title">Title</label>{" "}
        <input
          name="title"
          id="title"
          defaultValue={ctx.globals.request.form.title || post.title}
          required
        />{" "}
        <label htmlFor="body">Body</label>{" "}
        <textarea
          name="body"
          id="body"
          defaultValue={textareaText(ctx.globals.request.form.body || post.body)}
        />{" "}
        <input type="submit" value="Save" />
      </form>
      <hr />
      <form action={`/${post.id}/delete`} method="post">
        <input
          className="danger"
          type="submit"
          value="Delete"
          data-onclick="return confirm('Are you sure?');"
          suppressHydrationWarning
        />
      </form>
    </Base>
  );
}
