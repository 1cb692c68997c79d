import { footerHtml } from "@/templates/_footer";
import { headerHtml } from "@/templates/_header";
import { escapeText } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  kind: string;
  text: string;
}

export default function Page({ kind, text }: PageProps) {
  return (
    <Raw html={{ __html: `${headerHtml({ kind })}<p>${escapeText(text)}</p>${footerHtml()}` }} />
  );
}
