import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  rows: string[];
  note: string;
}

export default function Page({ rows, note }: PageProps) {
  return (
    <div
      dangerouslySetInnerHTML={{
        __html: `<table><form action="/save" method="post">${rows.map((row) => `<tr><td>${escapeText(row)}<td><input name="q" value="${escapeText(row)}"></tr>`).join("")}<p>${escapeText(note)}</p></form></table>`,
      }}
    />
  );
}
