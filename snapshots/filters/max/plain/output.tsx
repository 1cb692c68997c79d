import { getattr } from "@/lib/jinja/access";
import { text } from "@/lib/jinja/raw";
import { max } from "@/lib/jinja/sort";

export interface User {
  age: unknown;
  name: string;
}

export interface PageProps {
  numbers: unknown[];
  users: User[];
}

export default function Page({ numbers, users }: PageProps) {
  return (
    <p>
      {text(max(numbers))} {text(getattr(max(users, { attribute: "age" }), "name"))}
    </p>
  );
}
