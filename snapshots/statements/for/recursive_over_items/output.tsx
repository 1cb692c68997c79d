import type { ReactNode } from "react";
import type { Ctx } from "@/lib/ctx";
import { iterate, unpack } from "@/lib/jinja/iterate";
import { call } from "@/lib/jinja/methods";
import { text } from "@/lib/jinja/raw";
import { isMapping } from "@/lib/jinja/tests";
import { tuple } from "@/lib/jinja/value";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  const loop = (items: unknown[]): ReactNode =>
    items.map((item, index) => {
      const [key, value] = unpack(item, 2);
      return (
        <li key={index}>
          {text(key)}:{" "}
          {isMapping(value) ? <ul>{loop([...iterate(call(value, "items"))])}</ul> : text(value)}
        </li>
      );
    });
  return <ul>{loop([...iterate(ctx.globals.config.map((item) => tuple(...item)))])}</ul>;
}
