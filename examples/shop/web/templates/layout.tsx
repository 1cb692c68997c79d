import type { ReactNode } from "react";
import type { Ctx } from "@/lib/ctx";
import { getFlashedMessages } from "@/lib/jinja/flask";

export const shop_name = "Kettle";

export interface LayoutProps {
  ctx: Ctx;
  title?: string;
  aside?: ReactNode;
  children?: ReactNode;
}

export default function Layout({ ctx, title = layoutTitle(), aside, children }: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <link rel="stylesheet" href="/static/shop.css" />
      </head>
      <body>
        <header>
          <a href="/">
            <strong>{shop_name}</strong>
          </a>{" "}
          <a href="/about">About</a>{" "}
          {ctx.vars.customer ? (
            <a href="/orders">Orders of {ctx.vars.customer.name}</a>
          ) : (
            <form method="post" action="/login">
              <button>Log in</button>
            </form>
          )}{" "}
          <a href="/cart">Basket{ctx.vars.cart_count !== "" && ` (${ctx.vars.cart_count})`}</a>
        </header>
        {getFlashedMessages(ctx).map((message, index) => (
          <p key={index} className="flash" role="status">
            {message}
          </p>
        ))}
        <div className="page">
          {aside}
          <main>{children}</main>
        </div>
      </body>
    </html>
  );
}

export function layoutTitle(): string {
  return shop_name;
}
