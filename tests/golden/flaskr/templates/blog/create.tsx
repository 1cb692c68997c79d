import Base from "@/templates/base";
import type { Ctx } from "@/lib/ctx";
import { textareaText } from "@/lib/jinja/textarea";

export interface BlogCreateProps {
  ctx: Ctx;
}

export default function BlogCreate({ ctx }: BlogCreateProps) {
  const title = "New Post";
  return (
    <Base ctx={ctx} title={title} header={<h1>{title}</h1>}>
      <form method="post">
        <label htmlFor="title">Title</label>{" "}
        <input name="title" id="title" defaultValue={ctx.globals.request.form.title} required />{" "}
        <label htmlFor="body">Body</label>{" "}
        <textarea
          name="body"
          id="body"
          defaultValue={textareaText(ctx.globals.request.form.body)}
        />{" "}
        <input type="submit" value="Save" />
      </form>
    </Base>
  );
}
