import type { ReactNode } from "react";
import { lookup } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";

export interface Post {
  id: unknown;
  title: string;
}

export interface Extra {
  __getitem__: Calls<ExtraItem>;
}

export interface ExtraItem {
  title: string;
}

export interface PageProps {
  extra: Extra | null;
  post: Post;
}

export default function Page({ extra, post }: PageProps) {
  let post2: Post | ExtraItem = post;
  let content: ReactNode = null;
  if (extra) {
    post2 = lookup(extra.__getitem__, post.id);
    content = "b";
  }
  return (
    <>
      {content}
      <p>{post2.title}</p>
    </>
  );
}
