export interface C {
  id: string;
  text: string;
}

export interface CommentProps {
  c: C;
}

export default function Comment({ c }: CommentProps) {
  return <li id={`c${c.id}`}>{c.text}</li>;
}
