import Base, { baseContentHtml } from "@/templates/base";
import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  wide: boolean;
  title: string;
  text: string;
  framed: boolean;
}

export default function Page({ wide, title, text, framed }: PageProps) {
  return (
    <Base
      wide={wide}
      text={text}
      framed={framed}
      title="Page"
      content={`<h1>${escapeText(title)}</h1>${baseContentHtml({ text })}`}
    />
  );
}
