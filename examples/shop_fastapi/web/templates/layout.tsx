import type { ReactNode } from "react";
import type { Ctx } from "@/lib/ctx";

export interface LayoutProps {
  ctx: Ctx;
  title?: string;
  children?: ReactNode;
}

export default function Layout({ ctx, title = layoutTitle({ ctx }), children }: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <title>{title}</title>
        <link rel="stylesheet" href="/static/shop.css" />
      </head>
      <body>
        <header>
          <a href="/">{ctx.vars.shop_name}</a>{" "}
          <a href="/cart" className={ctx.globals.request.url.path === "/cart" ? "here" : undefined}>
            Basket
          </a>{" "}
          {ctx.vars.visitor !== null && (
            <span>
              Hello {ctx.vars.visitor.name}
              {ctx.vars.visitor.is_staff && " (staff)"}
            </span>
          )}
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}

export interface LayoutTitleProps {
  ctx: Ctx;
}

export function layoutTitle({ ctx }: LayoutTitleProps): string {
  return ctx.vars.shop_name;
}
