import { text } from "@/lib/jinja/raw";
import { truthy } from "@/lib/jinja/truthy";
import type { Post, User } from "@/types/models";

export interface PageProps {
  user: User | null;
  posts: Post[];
  count: number;
  q: string;
  x: unknown;
}

export default function Page({ user, posts, count, q, x }: PageProps) {
  return (
    <>
      {user && <a>{user.name}</a>} {posts.length > 0 && <b />} {count !== 0 && <i />}{" "}
      {q !== "" && <u />} {truthy(x) && <s />}
      <p>
        {count}
        {q}
        {text(x)}
        {posts.map((p) => p.id).join("")}
      </p>
    </>
  );
}
