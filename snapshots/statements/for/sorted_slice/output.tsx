import { Fragment } from "react";
import { getattr, slice } from "@/lib/jinja/access";
import { iterate } from "@/lib/jinja/iterate";
import { text } from "@/lib/jinja/raw";
import { sort } from "@/lib/jinja/sort";

export interface User {
  name: unknown;
}

export interface PageProps {
  users: User[];
  numbers: unknown;
}

export default function Page({ users, numbers }: PageProps) {
  return (
    <>
      <ol>
        {sort(users, { attribute: "name" }).map((user, index) => (
          <li key={index}>{text(getattr(user, "name"))}</li>
        ))}
      </ol>
      <p>
        {iterate(slice(numbers, null, 2)).map((n, index) => (
          <Fragment key={index}>{text(n)}</Fragment>
        ))}
      </p>
    </>
  );
}
