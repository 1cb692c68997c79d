import { strftime } from "@/lib/jinja/datetime";
import { float } from "@/lib/jinja/float";
import type { Post } from "@/types/models";

export interface PageProps {
  post: Post;
}

export default function Page({ post }: PageProps) {
  return (
    <>
      <h1>{post.title}</h1>
      <p>
        {post.author.name} {strftime(post.created, "%d %b %Y")} {float(post.rating)}{" "}
        {post.tags.join(", ")}
      </p>
    </>
  );
}
