import { escape } from "@/lib/jinja/escape";
import { text as text_ } from "@/lib/jinja/raw";

export interface CellProps {
  text: unknown;
}

export function cellHtml({ text }: CellProps): string {
  return `<p class="wide">${escape(text)}</p>`;
}

export function Cell({ text }: CellProps) {
  return <p className="wide">{text_(text)}</p>;
}
