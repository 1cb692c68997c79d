import type { ReactNode } from "react";
import type { Ctx } from "@/lib/ctx";
import { getFlashedMessages } from "@/lib/jinja/flask";
import { InlineHandlers } from "@/lib/jinja/inline-handlers";

export interface BaseProps {
  ctx: Ctx;
  title?: string;
  header?: ReactNode;
  children?: ReactNode;
}

export default function Base({ ctx, title = "", header, children }: BaseProps) {
  return (
    <html>
      <head>
        <title>{`${title} - Flaskr`}</title>
        <link rel="stylesheet" href="/static/style.css" />
        <InlineHandlers />
      </head>
      <body>
        <nav>
          <h1>
            <a href="/">Flaskr</a>
          </h1>
          <ul>
            {ctx.globals.g.user ? (
              <>
                <li>
                  <span>{ctx.globals.g.user.username}</span>
                </li>
                <li>
                  <a href="/auth/logout">Log Out</a>
                </li>
              </>
            ) : (
              <>
                <li>
                  <a href="/auth/register">Register</a>
                </li>
                <li>
                  <a href="/auth/login">Log In</a>
                </li>
              </>
            )}
          </ul>
        </nav>
        <section className="content">
          <header>{header}</header>
          {getFlashedMessages(ctx).map((message, index) => (
            <div key={index} className="flash">
              {message}
            </div>
          ))}
          {children}
        </section>
      </body>
    </html>
  );
}
