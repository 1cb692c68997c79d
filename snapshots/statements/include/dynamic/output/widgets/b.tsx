export interface WidgetsBProps {
  text: string;
}

export default function WidgetsB({ text }: WidgetsBProps) {
  return <i>{text}</i>;
}
