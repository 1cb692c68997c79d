export interface WidgetsAProps {
  text: string;
}

export default function WidgetsA({ text }: WidgetsAProps) {
  return <b>{text}</b>;
}
