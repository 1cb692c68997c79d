import { strftime } from "@/lib/jinja/datetime";
import type { Comment } from "@/types/models";

export interface BlogCommentProps {
  comment: Comment;
}

export default function BlogComment({ comment }: BlogCommentProps) {
  return (
    <li id={`comment-${comment.id}`}>
      <b>{comment.author}</b>{" "}
      <time dateTime={comment.created}>{strftime(comment.created, "%H:%M")}</time>
      <p>{comment.text}</p>
    </li>
  );
}
