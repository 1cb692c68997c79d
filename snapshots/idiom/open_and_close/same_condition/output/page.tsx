import { Fragment } from "react";
import type { Item } from "@/types/models";

export interface PageProps {
  items: Item[];
}

export default function Page({ items }: PageProps) {
  return items.map((item) => {
    const content = <b>{item.name}</b>;
    return item.url ? (
      <a key={item.id} href={item.url}>
        {content}
      </a>
    ) : (
      <Fragment key={item.id}>{content}</Fragment>
    );
  });
}
