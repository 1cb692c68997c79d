import { escape } from "@/lib/jinja/escape";
import { text as text_ } from "@/lib/jinja/raw";

export interface CellProps {
  text: unknown;
}

export function cellHtml({ text }: CellProps): string {
  return `<p>${escape(text)}</p>`;
}

export function Cell({ text }: CellProps) {
  return <p>{text_(text)}</p>;
}
