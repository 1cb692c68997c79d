import Base, { BaseSidebar } from "@/templates/base";
import BlogPost from "@/templates/blog/_post";
import { Pagination } from "@/templates/macros/ui";
import type { Ctx } from "@/lib/ctx";
import type { Page, Post } from "@/types/models";

export interface BlogIndexProps {
  ctx: Ctx;
  tag: string | null;
  posts: Post[];
  page: Page;
}

export default function BlogIndex({ ctx, tag, posts, page }: BlogIndexProps) {
  return (
    <Base
      ctx={ctx}
      title={tag ? `Posts about ${tag}` : "Latest posts"}
      sidebar={
        <>
          <BaseSidebar ctx={ctx} />
          <p>
            <a href="/?tag=python">All about Python</a>
          </p>
        </>
      }
    >
      <h1>Posts{tag && ` about ${tag}`}</h1>
      {posts.length > 0 ? (
        posts.map((post, index) => (
          <div
            key={post.id}
            className={`entry${index === 0 ? " entry-first" : ""}${index === posts.length - 1 ? " entry-last" : ""}`}
          >
            <span className="number">
              {index + 1} of {posts.length}
            </span>
            <BlogPost ctx={ctx} post={post} />
          </div>
        ))
      ) : (
        <p className="empty">Nothing here yet.</p>
      )}
      <Pagination page={page} />
    </Base>
  );
}
