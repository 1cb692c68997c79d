import type { ReactNode } from "react";

export interface Post {
  shown: boolean;
  title: string;
}

export interface PageProps {
  posts: Post[];
  limit: number;
}

export default function Page({ posts, limit }: PageProps) {
  const items = posts.filter((post) => post.shown);
  const posts2: ReactNode[] = [];
  for (const [index, post] of items.entries()) {
    posts2.push(" ");
    if (index + 1 > limit) {
      break;
    }
    posts2.push(
      <li key={posts2.length}>
        {index + 1} {post.title}
      </li>,
    );
  }
  return <ul>{items.length === 0 ? <li>nothing</li> : posts2}</ul>;
}
