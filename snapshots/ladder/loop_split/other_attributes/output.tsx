import { Fragment } from "react";
import type { ReactNode } from "react";
import { eq } from "@/lib/jinja/compare";
import { plain } from "@/lib/jinja/plain";

export interface Post {
  year: unknown;
  title: string;
}

export interface PageProps {
  posts: Post[];
}

export default function Page({ posts }: PageProps) {
  const groups: ReactNode[] = [];
  let group: ReactNode[] = [];
  let wrap = (children: ReactNode[]) => <ul>{children}</ul>;
  for (const [index, post] of posts.entries()) {
    if ((index === 0 || !eq(post.year, posts[index - 1].year)) && index !== 0) {
      groups.push(<Fragment key={groups.length}>{wrap(group)}</Fragment>);
      groups.push(<hr key={groups.length} />);
      group = [];
      wrap = (children: ReactNode[]) => <ul id={`y${plain(post.year)}`}>{children}</ul>;
    }
    group.push(<li key={group.length}>{post.title}</li>);
  }
  if (posts.length === 0) {
    group.push(<li key={group.length}>none</li>);
  }
  groups.push(<Fragment key={groups.length}>{wrap(group)}</Fragment>);
  return groups;
}
