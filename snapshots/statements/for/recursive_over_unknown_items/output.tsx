import type { ReactNode } from "react";
import { iterate, unpack } from "@/lib/jinja/iterate";
import { call } from "@/lib/jinja/methods";
import { text } from "@/lib/jinja/raw";
import { isMapping } from "@/lib/jinja/tests";

export interface PageProps {
  errors: unknown;
}

export default function Page({ errors }: PageProps) {
  const loop = (items: unknown[]): ReactNode =>
    items.map((item, index) => {
      const [key, value] = unpack(item, 2);
      return (
        <p key={index}>
          {text(key)}
          {isMapping(value) ? loop([...iterate(call(value, "items"))]) : <>: {text(value)}</>}
        </p>
      );
    });
  return (
    <>
      {loop([...iterate(call(errors, "items"))])} {text(errors)}
    </>
  );
}
