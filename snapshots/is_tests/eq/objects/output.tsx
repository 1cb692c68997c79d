import type { Handle } from "@/lib/jinja/calls";

export interface Me {
  name: string;
  $ref: Handle;
}

export interface User {
  name: string;
  $ref: Handle;
}

export interface Chosen {
  $ref: Handle;
}

export interface PageProps {
  users: User[];
  me: Me;
  chosen?: Chosen | null;
}

export default function Page({ users, me, chosen }: PageProps) {
  return (
    <>
      {users.map((user, index) => (
        <p key={index}>
          {user.name}
          {user.$ref === me.$ref && " (you)"}
          {user.$ref === chosen?.$ref && " *"}
        </p>
      ))}{" "}
      {me.name}
    </>
  );
}
