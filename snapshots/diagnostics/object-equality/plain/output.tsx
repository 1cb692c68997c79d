import { eq } from "@/lib/jinja/compare";

export interface Post {
  author: Author;
}

export interface User {
  name: string;
}

export interface Author {
  name: string;
}

export interface PageProps {
  post: Post;
  user: User;
}

export default function Page({ post, user }: PageProps) {
  return (
    eq(post.author, user) && (
      <p>
        {post.author.name} {user.name}
      </p>
    )
  );
}
