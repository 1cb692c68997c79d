import type { Ctx } from "@/lib/ctx";
import { strftime } from "@/lib/jinja/datetime";
import { query } from "@/lib/jinja/urls";
import type { Post } from "@/types/models";

export interface BlogPostProps {
  ctx: Ctx;
  post: Post;
}

export default function BlogPost({ ctx, post }: BlogPostProps) {
  return (
    <article className={post.draft ? "post post-draft" : "post"}>
      <h2>
        <a href={`/post/${post.id}`}>{post.title}</a>
      </h2>
      <p className="meta">
        by {post.author.name}, {strftime(post.created, "%d %b %Y")}{" "}
        {ctx.globals.g.user?.id === post.author.id && (
          <>
            (<a href={`/post/${post.id}/edit`}>edit</a>)
          </>
        )}
      </p>
      {post.tags.length > 0 && (
        <ul className="tags">
          {post.tags.map((tag, index) => (
            <li key={index}>
              <a href={`/${query({ tag })}`}>#{tag}</a>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
