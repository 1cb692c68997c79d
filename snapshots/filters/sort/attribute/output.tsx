import { Fragment } from "react";
import { getattr } from "@/lib/jinja/access";
import { text } from "@/lib/jinja/raw";
import { sort } from "@/lib/jinja/sort";

export interface User {
  age: unknown;
  name: unknown;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  return (
    <p>
      {sort(users, { attribute: "age,name" }).map((u, index) => (
        <Fragment key={index}>{text(getattr(u, "name"))} </Fragment>
      ))}
    </p>
  );
}
