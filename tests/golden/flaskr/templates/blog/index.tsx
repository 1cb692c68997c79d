import { Fragment } from "react";
import Base from "@/templates/base";
import type { Ctx } from "@/lib/ctx";
import { strftime } from "@/lib/jinja/datetime";
import type { DateTime } from "@/lib/jinja/value";

export interface Post {
  title: string;
  username: string;
  created: DateTime;
  author_id: number | string | null;
  id: number;
  body: string;
}

export interface BlogIndexProps {
  ctx: Ctx;
  posts: Post[];
}

export default function BlogIndex({ ctx, posts }: BlogIndexProps) {
  const title = "Posts";
  return (
    <Base
      ctx={ctx}
      title={title}
      header={
        <>
          <h1>{title}</h1>
          {ctx.globals.g.user && (
            <a className="action" href="/create">
              New
            </a>
          )}
        </>
      }
    >
      {posts.map((post, index) => (
        <Fragment key={post.id}>
          <article className="post">
            <header>
              <div>
                <h1>{post.title}</h1>
                <div className="about">
                  by {post.username} on {strftime(post.created, "%Y-%m-%d")}
                </div>
              </div>
              {ctx.globals.g.user?.id === post.author_id && (
                <a className="action" href={`/${post.id}/update`}>
                  Edit
                </a>
              )}
            </header>
            <p className="body">{post.body}</p>
          </article>
          {index < posts.length - 1 && <hr />}
        </Fragment>
      ))}
    </Base>
  );
}
