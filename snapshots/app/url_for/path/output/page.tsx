import type { Post } from "@/types/models";

export interface PageProps {
  post: Post;
}

export default function Page({ post }: PageProps) {
  return (
    <>
      <a href={`/post/${post.id}`}>{post.title}</a> <a href="/">Home</a>
    </>
  );
}
