import BlogComment from "@/templates/blog/_comment";
import type { Comment } from "@/types/models";

export interface PageProps {
  comments: Comment[];
}

export default function Page({ comments }: PageProps) {
  return comments.map((c) => <BlogComment key={c.id} c={c} />);
}
