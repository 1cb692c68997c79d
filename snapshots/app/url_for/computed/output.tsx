import type { Ctx } from "@/lib/ctx";
import { called } from "@/lib/jinja/calls";
import { dict } from "@/lib/jinja/dict-methods";
import { items } from "@/lib/jinja/mapping";

export interface PageProps {
  ctx: Ctx;
  last: boolean;
  links: [string, number][];
}

export default function Page({ ctx, last, links }: PageProps) {
  const target = last ? "show" : "index";
  return (
    <>
      {" "}
      <a href={called(ctx.globals.url_for, [target], { id: 7, q: "a b" })}>computed</a>{" "}
      <a
        href={called(
          ctx.globals.url_for,
          ["index"],
          Object.fromEntries(items(dict(ctx.globals.request.args))),
        )}
      >
        as asked
      </a>{" "}
      <a href={called(ctx.globals.url_for, [ctx.globals.request.endpoint])}>this page</a>{" "}
      {links.map(([name, id], index) => (
        <a key={index} href={called(ctx.globals.url_for, [name], { id })}>
          {name}
        </a>
      ))}
    </>
  );
}
