import Base from "@/templates/base";
import { Area, Field } from "@/templates/macros/ui";
import type { Ctx } from "@/lib/ctx";
import type { Post, PostForm } from "@/types/models";

export interface Errors {
  title?: string;
}

export interface BlogEditProps {
  ctx: Ctx;
  post: Post | null;
  form: PostForm;
  errors: Errors;
}

export default function BlogEdit({ ctx, post, form, errors }: BlogEditProps) {
  const title = post ? `Edit “${post.title}”` : "New post";
  return (
    <Base ctx={ctx} title={title} sidebar={null}>
      <h1>{title}</h1>
      <form method="post" className="editor">
        <Field name="title" label="Title" value={form.title} error={errors.title} required />
        <Field name="tags" label="Tags" value={form.tags} />
        <Area name="body" label="Body" value={form.body} rows={12} />
        <p>
          <input id="draft" type="checkbox" name="draft" value="yes" defaultChecked={form.draft} />{" "}
          <label htmlFor="draft">Keep as a draft</label>
        </p>
        <button type="submit">{post ? "Save" : "Publish"}</button>{" "}
        {post && <a href={`/post/${post.id}`}>Cancel</a>}
      </form>
    </Base>
  );
}
