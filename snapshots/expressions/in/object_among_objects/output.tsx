import type { Handle } from "@/lib/jinja/calls";
import { contains } from "@/lib/jinja/compare";

export interface Post {
  title: string;
  $ref: Handle;
}

export interface Saved {
  $ref: Handle;
}

export interface Other {
  title: string;
  $ref: Handle;
}

export interface PageProps {
  post: Post;
  saved: Saved[];
  shown: Other[];
}

export default function Page({ post, saved, shown }: PageProps) {
  return (
    <>
      {contains(post, saved) && <b>{post.title}</b>} {!contains(post, shown) && <i>new</i>}
      <ul>
        {shown
          .filter((other) => other.$ref !== post.$ref)
          .map((other, index) => (
            <li key={index}>{other.title}</li>
          ))}
      </ul>
      <p>
        {shown
          .filter((item) => !contains(item, saved))
          .map((other) => `${other.title} `)
          .join("")}
      </p>
    </>
  );
}
