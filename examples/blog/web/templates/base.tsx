import type { ReactNode } from "react";
import type { Ctx } from "@/lib/ctx";
import { getFlashedMessages } from "@/lib/jinja/flask";

export interface BaseProps {
  ctx: Ctx;
  title?: string;
  head?: ReactNode;
  body_class?: string;
  sidebar?: ReactNode;
  children?: ReactNode;
}

export default function Base({
  ctx,
  title = "Welcome",
  head,
  body_class = "page",
  sidebar = <BaseSidebar ctx={ctx} />,
  children,
}: BaseProps) {
  const messages = getFlashedMessages(ctx, { withCategories: true });
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} | ${ctx.globals.config.SITE_NAME}`}</title>
        <link rel="stylesheet" href="/static/style.css" />
        {head}
      </head>
      <body className={body_class}>
        <header className="site-header">
          <a className="brand" href="/">
            {ctx.globals.config.SITE_NAME}
          </a>
          <nav>
            {ctx.globals.g.user ? (
              <>
                <a href="/post/new">Write</a>{" "}
                <a href="/auth/logout">Log out {ctx.globals.g.user.name}</a>
              </>
            ) : (
              <a
                href="/auth/login"
                aria-current={ctx.globals.request.endpoint === "auth.login" ? "page" : undefined}
              >
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
            {children}
          </main>
          <aside>{sidebar}</aside>
        </div>
        <footer>
          © {ctx.globals.config.SITE_NAME}. <a href="/feed.xml">Feed</a>
        </footer>
      </body>
    </html>
  );
}

export interface BaseSidebarProps {
  ctx: Ctx;
}

export function BaseSidebar({ ctx }: BaseSidebarProps) {
  return (
    <>
      <h2>Recently</h2>
      <ul>
        {ctx.vars.recent_posts.map((post) => (
          <li key={post.id}>
            <a href={`/post/${post.id}`}>{post.title}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
