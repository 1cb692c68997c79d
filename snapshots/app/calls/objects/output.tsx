import { called } from "@/lib/jinja/calls";
import type { Calls, Handle } from "@/lib/jinja/calls";

export interface User {
  can: Calls<boolean>;
  rank: Calls<Rank>;
}

export interface Post {
  id: string;
  title: string;
  tags: Handle;
  $ref: Handle;
}

export interface Rank {
  name: string;
}

export interface PageProps {
  posts: Post[];
  user: User;
}

export default function Page({ posts, user }: PageProps) {
  return posts.map((post, index) => (
    <p key={post.id} className={called(user.can, ["edit", post]) ? "mine" : ""}>
      {called(user.can, ["edit", post], { hard: index === 0 }) && (
        <a href={`/edit/${post.id}`}>{post.title}</a>
      )}{" "}
      {called(user.rank, [post.tags], { at: index + 1 }).name}
    </p>
  ));
}
