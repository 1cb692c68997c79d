import { Fragment } from "react";
import { loopContext } from "@/lib/jinja/loop";
import { text } from "@/lib/jinja/raw";

export interface Post {
  shown: boolean;
  day: unknown;
  title: string;
}

export interface PageProps {
  posts: Post[];
}

export default function Page({ posts }: PageProps) {
  const loops = loopContext(posts);
  return (
    <ul>
      {posts.map((post, index) => (
        <Fragment key={index}>
          {post.shown && loops[index].changed(post.day) && <li>{text(post.day)}</li>}
          <li>{post.title}</li>
        </Fragment>
      ))}
    </ul>
  );
}
