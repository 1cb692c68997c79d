export interface BoldProps {
  text: string;
}

export function Bold({ text }: BoldProps) {
  return <b>{text}</b>;
}
