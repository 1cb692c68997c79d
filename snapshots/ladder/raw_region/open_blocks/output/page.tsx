import Base from "@/templates/base";
import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  title: string;
  rows: string[];
}

export default function Page({ title, rows }: PageProps) {
  return (
    <Base
      title={title}
      start='<div class="table"><table>'
      items={rows.map((row) => `<tr><td>${escapeText(row)}</td></tr>`).join("")}
      end="</table></div>"
    />
  );
}
