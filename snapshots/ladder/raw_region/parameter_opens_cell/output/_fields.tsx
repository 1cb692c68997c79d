import { escapeText } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";

export interface CellProps {
  text: string;
  begin?: string;
  end?: string;
}

export function Cell({ text, begin = "", end = "" }: CellProps) {
  return <Raw html={{ __html: `${begin}<b>${escapeText(text)}</b>${end}` }} />;
}
