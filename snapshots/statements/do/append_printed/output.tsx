import { Fragment } from "react";
import { append } from "@/lib/jinja/list-methods";
import { text } from "@/lib/jinja/raw";
import { truthy } from "@/lib/jinja/truthy";

export interface User {
  id: unknown;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  const ids: unknown[] = [];
  const us = users.map((u, index) => {
    const value = append(ids, u.id);
    const content = text(truthy(value) ? value : "");
    return <Fragment key={index}>{content}</Fragment>;
  });
  return (
    <div>
      {us}
      <p>{ids.length}</p>
    </div>
  );
}
