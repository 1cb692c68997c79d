import { escapeText } from "@/lib/jinja/escape";

export interface BaseProps {
  wide: boolean;
  text: string;
  framed: boolean;
  title?: string;
  content?: string;
}

export default function Base({ wide, text, framed, title = "Site", content }: BaseProps) {
  return (
    <>
      <title>{title}</title>
      <main
        dangerouslySetInnerHTML={{
          __html: `${wide ? '<div class="wide">' : ""}
${content ?? baseContentHtml({ text })}
${framed ? "</div>" : ""}`,
        }}
      />
    </>
  );
}

export interface BaseContentProps {
  text: string;
}

export function baseContentHtml({ text }: BaseContentProps): string {
  return `<p>${escapeText(text)}</p>`;
}

export function BaseContent({ text }: BaseContentProps) {
  return <p>{text}</p>;
}
