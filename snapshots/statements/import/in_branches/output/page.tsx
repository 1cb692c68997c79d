import { cellHtml as cellHtml_ } from "@/templates/narrow";
import { cellHtml } from "@/templates/wide";
import { macro } from "@/lib/jinja/macro";
import { call } from "@/lib/jinja/methods";
import { text as text_ } from "@/lib/jinja/raw";

export interface PageProps {
  wide: boolean;
  text: string;
}

export default function Page({ wide, text }: PageProps) {
  let ui: unknown = undefined;
  if (wide) {
    ui = { cell: macro("cell", ["text"], cellHtml) };
  } else {
    ui = { cell: macro("cell", ["text"], cellHtml_) };
  }
  return <div>{text_(call(ui, "cell", [text]))}</div>;
}
