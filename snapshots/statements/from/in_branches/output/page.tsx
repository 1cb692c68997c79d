import { cellHtml as cellHtml_ } from "@/templates/narrow";
import { cellHtml } from "@/templates/wide";
import { callValue } from "@/lib/jinja/call-value";
import { macro } from "@/lib/jinja/macro";
import { text as text_ } from "@/lib/jinja/raw";

export interface PageProps {
  wide: boolean;
  text: string;
}

export default function Page({ wide, text }: PageProps) {
  let cell: unknown = undefined;
  if (wide) {
    cell = macro("cell", ["text"], cellHtml);
  } else {
    cell = macro("cell", ["text"], cellHtml_);
  }
  return <div>{text_(callValue(cell, text))}</div>;
}
