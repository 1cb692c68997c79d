import { getitem } from "@/lib/jinja/access";
import { shaped } from "@/lib/jinja/shaped";
import type { Contract } from "@/lib/jinja/shaped";

export interface Options {
  count: string | number;
  label: string;
}

export const optionsContract: Contract = {
  root: { kind: "object", name: "Options" },
  defs: {
    Options: {
      fields: {
        count: { type: { kind: "union", members: ["text", "int"] } },
        label: { type: "shown" },
      },
    },
  },
};

export interface PageProps {
  items: unknown;
  key_: unknown;
}

export default function Page({ items, key_ }: PageProps) {
  return (
    <>
      {" "}
      <Badge item={{ count: 1, label: "one" }} />{" "}
      <Badge item={shaped(getitem(items, key_), optionsContract)} />
    </>
  );
}

export interface BadgeProps {
  item: Options;
}

export function Badge({ item }: BadgeProps) {
  return (
    <b>
      {item.count}
      {item.label !== "" && ` ${item.label}`}
    </b>
  );
}
