import type { ReactNode } from "react";
import Page from "@/templates/page";

export interface BlogData {
  kind: string;
}

export interface NavScope {
  kind: string;
}

export interface ContentScope {
  kind: string;
}

export interface BlogProps {
  blog: BlogData;
  nav?: (a: NavScope) => ReactNode;
  content?: (a: ContentScope) => ReactNode;
}

export default function Blog({ blog, nav, content }: BlogProps) {
  const kind = blog.kind;
  return (
    <Page nav={nav === undefined ? <BlogNav kind={kind} /> : nav?.({ kind })}>
      {content?.({ kind })}
    </Page>
  );
}

export interface BlogNavProps {
  kind: string;
}

export function BlogNav({ kind }: BlogNavProps) {
  return <a href="/blog">{kind}</a>;
}
