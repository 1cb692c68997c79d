// The blog's first page as somebody writes it who has never seen the templates: one file, no helpers.

import { Fragment } from "react";

interface User {
  id: number;
  name: string;
}

interface Post {
  id: number;
  title: string;
  author: User;
  created: string;
  tags: string[];
  draft: boolean;
}

export interface BlogIndexProps {
  ctx: {
    globals: {
      config: { SITE_NAME: string };
      g: { user: User | null };
      request: { endpoint: string | null };
      get_flashed_messages: [string, string][];
    };
    vars: { recent_posts: Post[] };
  };
  tag: string | null;
  posts: Post[];
  page: { number: number; pages: number; has_prev: boolean; has_next: boolean };
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function day(text: string) {
  const [year, month, date] = text.slice(0, 10).split("-");
  return `${date} ${MONTHS[Number(month) - 1]} ${year}`;
}

export default function BlogIndex({ ctx, tag, posts, page }: BlogIndexProps) {
  const { config, g, request, get_flashed_messages: messages } = ctx.globals;
  const numbers = Array.from({ length: page.pages }, (_, index) => index + 1);
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${tag ? `Posts about ${tag}` : "Latest posts"} | ${config.SITE_NAME}`}</title>
        <link rel="stylesheet" href="/static/style.css" />
      </head>
      <body className="page">
        <header className="site-header">
          <a className="brand" href="/">
            {config.SITE_NAME}
          </a>
          <nav>
            {g.user ? (
              <>
                <a href="/post/new">Write</a> <a href="/auth/logout">Log out {g.user.name}</a>
              </>
            ) : (
              <a href="/auth/login" aria-current={request.endpoint === "auth.login" ? "page" : undefined}>
                Log in
              </a>
            )}
          </nav>
        </header>
        <div className="columns">
          <main>
            {messages.length > 0 && (
              <ul className="flashes">
                {messages.map(([category, message], index) => (
                  <li key={index} className={`flash flash-${category}`}>
                    {message}
                  </li>
                ))}
              </ul>
            )}
            <h1>Posts{tag && ` about ${tag}`}</h1>
            {posts.map((post, index) => (
              <div
                key={post.id}
                className={`entry${index === 0 ? " entry-first" : ""}${index === posts.length - 1 ? " entry-last" : ""}`}
              >
                <span className="number">
                  {index + 1} of {posts.length}
                </span>
                <article className={post.draft ? "post post-draft" : "post"}>
                  <h2>
                    <a href={`/post/${post.id}`}>{post.title}</a>
                  </h2>
                  <p className="meta">
                    by {post.author.name}, {day(post.created)}{" "}
                    {g.user?.id === post.author.id && (
                      <>
                        (<a href={`/post/${post.id}/edit`}>edit</a>)
                      </>
                    )}
                  </p>
                  {post.tags.length > 0 && (
                    <ul className="tags">
                      {post.tags.map((name) => (
                        <li key={name}>
                          <a href={`/?tag=${encodeURIComponent(name)}`}>#{name}</a>
                        </li>
                      ))}
                    </ul>
                  )}
                </article>
              </div>
            ))}
            {posts.length === 0 && <p className="empty">Nothing here yet.</p>}
            {page.pages > 1 && (
              <nav className="pages" aria-label="Pages">
                {page.has_prev && (
                  <a rel="prev" href={`/?page=${page.number - 1}`}>
                    Newer
                  </a>
                )}{" "}
                {numbers.map((number) => (
                  <Fragment key={number}>
                    {number === page.number ? <b>{number}</b> : <a href={`/?page=${number}`}>{number}</a>}{" "}
                  </Fragment>
                ))}
                {page.has_next && (
                  <a rel="next" href={`/?page=${page.number + 1}`}>
                    Older
                  </a>
                )}
              </nav>
            )}
          </main>
          <aside>
            <h2>Recently</h2>
            <ul>
              {ctx.vars.recent_posts.map((post) => (
                <li key={post.id}>
                  <a href={`/post/${post.id}`}>{post.title}</a>
                </li>
              ))}
            </ul>
            <p>
              <a href="/?tag=python">All about Python</a>
            </p>
          </aside>
        </div>
        <footer>
          © {config.SITE_NAME}. <a href="/feed.xml">Feed</a>
        </footer>
      </body>
    </html>
  );
}
