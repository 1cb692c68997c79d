import { truthy } from "@/lib/jinja/truthy";

export interface User {
  can_edit: (...rest: unknown[]) => unknown;
}

export interface PageProps {
  posts: unknown[];
  user: User;
}

export default function Page({ posts, user }: PageProps) {
  return posts.map(
    (post, index) =>
      truthy(user.can_edit(post)) && (
        <a key={index} href="/edit">
          Edit
        </a>
      ),
  );
}
