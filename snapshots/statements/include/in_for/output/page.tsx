import Comment from "@/templates/_comment";

export interface C {
  id: string;
  text: string;
}

export interface PageProps {
  comments: C[];
}

export default function Page({ comments }: PageProps) {
  return (
    <ul>
      {comments.map((c) => (
        <Comment key={c.id} c={c} />
      ))}
    </ul>
  );
}
