export interface NoteProps {
  text: string;
}

export function Note({ text }: NoteProps) {
  return <i>{text}</i>;
}
