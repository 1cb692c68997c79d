import { lookup } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";

export interface Items {
  __getitem__: Calls<Options>;
}

export interface Options {
  count: string | number;
  label: string;
}

export interface PageProps {
  items: Items;
  key_: unknown;
}

export default function Page({ items, key_ }: PageProps) {
  return (
    <>
      {" "}
      <Badge item={{ count: 1, label: "one" }} /> <Badge item={lookup(items.__getitem__, key_)} />
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
