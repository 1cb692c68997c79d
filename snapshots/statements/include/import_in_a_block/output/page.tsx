import type { ReactNode } from "react";
import Controls from "@/templates/controls";

export interface User {
  name: string;
}

export interface PageProps {
  title: string;
  user: User;
  children?: ReactNode;
}

export default function Page({ title, user, children }: PageProps) {
  return children === undefined ? (
    <>
      <h1>{title}</h1>
      <Controls user={user} />
    </>
  ) : (
    children
  );
}
