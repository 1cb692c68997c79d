import type { ReactNode } from "react";

export interface NavScope {
  kind: string;
}

export interface ContentScope {
  kind: string;
}

export interface FootScope {
  kind: string;
}

export interface PageProps {
  nav?: (a: NavScope) => ReactNode;
  content?: (a: ContentScope) => ReactNode;
  foot?: (a: FootScope) => ReactNode;
}

export default function Page({ nav, content, foot }: PageProps) {
  return (
    <>
      <nav>{nav?.({ kind: "" })}</nav>
      <main>{content === undefined ? <p>nothing</p> : content?.({ kind: "" })}</main>
      <footer>{foot?.({ kind: "" })}</footer>
    </>
  );
}
