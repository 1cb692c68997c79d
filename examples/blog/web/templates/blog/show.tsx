import Base from "@/templates/base";
import BlogComment from "@/templates/blog/_comment";
import type { Ctx } from "@/lib/ctx";
import { strftime } from "@/lib/jinja/datetime";
import type { Post } from "@/types/models";

export interface BlogShowProps {
  ctx: Ctx;
  post: Post;
}

export default function BlogShow({ ctx, post }: BlogShowProps) {
  return (
    <Base
      ctx={ctx}
      title={post.title}
      head={<meta name="author" content={post.author.name} />}
      body_class="page page-post"
    >
      <article>
        <h1>{post.title}</h1>
        <p className="meta">
          by {post.author.name} on {strftime(post.created, "%A, %d %B %Y")}
        </p>
        <div className="body" dangerouslySetInnerHTML={{ __html: post.body }} />
        {post.tags.length > 0 && <p>Filed under {post.tags.join(", ")}.</p>}
        {post.author.bio && <p className="bio">{post.author.bio}</p>}
      </article>
      <section id="comments">
        <h2>
          {post.comments.length} comment{post.comments.length === 1 ? "" : "s"}
        </h2>
        {post.comments.length > 0 ? (
          <ol>
            {post.comments.map((comment) => (
              <BlogComment key={comment.id} comment={comment} />
            ))}
          </ol>
        ) : (
          <p>Be the first.</p>
        )}
        {ctx.globals.g.user && (
          <form method="post" action={`/post/${post.id}/comment`}>
            <textarea name="text" rows={3} required />{" "}
            <button type="submit">Comment as {ctx.globals.g.user.name}</button>
          </form>
        )}
      </section>
    </Base>
  );
}
