import { Fragment } from "react";
import { getitem } from "@/lib/jinja/access";
import { iterate } from "@/lib/jinja/iterate";
import { iterated, printed } from "@/lib/jinja/objects";
import { text } from "@/lib/jinja/raw";
import { shaped } from "@/lib/jinja/shaped";
import type { Contract } from "@/lib/jinja/shaped";
import { str } from "@/lib/jinja/str";
import type { Html } from "@/lib/jinja/value";

export interface Options {
  name: string;
  __str__: string;
}

export interface KeysOptions {
  a: number;
  b?: number;
  __iter__: string[];
}

export const optionsContract: Contract = {
  root: {
    kind: "union",
    members: ["int", { kind: "object", name: "Options" }, "text", "html", "none"],
  },
  defs: {
    Options: {
      fields: {
        name: { type: "str" },
        __str__: { type: "text", attribute: "__str__", call: [[], {}] },
      },
    },
  },
};

export const keysOptionsContract: Contract = {
  root: { kind: "union", members: [{ kind: "object", name: "KeysOptions" }, "none"] },
  defs: {
    KeysOptions: {
      fields: {
        a: { type: "int" },
        b: { type: "int", optional: true },
        __iter__: { type: { kind: "list", item: "text" }, attribute: "__iter__", call: [[], {}] },
      },
    },
  },
};

export interface PageProps {
  notes: unknown;
  name: unknown;
  wide: boolean;
}

export default function Page({ notes, name, wide }: PageProps) {
  return (
    <>
      {" "}
      <Show x={3} />
      <Show x={{ name: "n<", __str__: str({ name: "n<" }) }} />
      <Show x={shaped(getitem(notes, name), optionsContract)} />
      <Show x={null} /> <Keys x={{ a: 1, b: 2, __iter__: ["a", "b"] }} />
      <Keys x={shaped(wide ? { a: 1 } : null, keysOptionsContract)} />
    </>
  );
}

export interface ShowProps {
  x?: number | Options | string | Html | null;
}

export function Show({ x }: ShowProps) {
  return <b>{text(printed(x))}</b>;
}

export interface KeysProps {
  x?: KeysOptions | null;
}

export function Keys({ x }: KeysProps) {
  return iterate(iterated(x ?? [])).map((key, index) => (
    <Fragment key={index}>[{text(key)}]</Fragment>
  ));
}
