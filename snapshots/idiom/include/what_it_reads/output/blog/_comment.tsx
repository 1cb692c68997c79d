import type { Comment } from "@/types/models";

export interface BlogCommentProps {
  c: Comment;
}

export default function BlogComment({ c }: BlogCommentProps) {
  return (
    <p id={`c${c.id}`}>
      {c.text} <a href={`/report/${c.id}`}>report</a>
    </p>
  );
}
