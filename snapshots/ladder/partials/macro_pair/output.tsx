import { escapeText } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";

export default function Page() {
  return (
    <Raw
      html={{
        __html: `

${openHtml({ title: "News" })}<p>x</p>${closeHtml()}`,
      }}
    />
  );
}

export interface OpenProps {
  title: string;
}

export function openHtml({ title }: OpenProps): string {
  return `<section><h2>${escapeText(title)}</h2>`;
}

export function Open({ title }: OpenProps) {
  return (
    <section>
      <h2>{title}</h2>
    </section>
  );
}

export function closeHtml(): string {
  return "</section>";
}

export function Close() {
  return <Raw html={{ __html: "</section>" }} />;
}
