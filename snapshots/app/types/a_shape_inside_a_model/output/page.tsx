import type { Post } from "@/types/models";

export interface PageProps {
  posts: Post[];
}

export default function Page({ posts }: PageProps) {
  return posts.map((post, index) => (
    <p key={index}>
      {post.title} by {post.author.name}
    </p>
  ));
}
