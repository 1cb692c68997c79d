export interface NoteProps {
  text: string;
}

export function Note({ text }: NoteProps) {
  return <small>{text}</small>;
}
