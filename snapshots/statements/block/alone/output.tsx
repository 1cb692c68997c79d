import type { ReactNode } from "react";

export interface PageProps {
  text: string;
  children?: ReactNode;
}

export default function Page({ text, children }: PageProps) {
  return <main>{children === undefined ? <p>{text}</p> : children}</main>;
}
