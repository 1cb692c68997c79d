import { baseHtml } from "@/templates/base";
import { escapeText } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";
import { RawPage } from "@/lib/jinja/raw-page";

export interface MidProps {
  lang: string;
  y: string;
  foot: string;
  content?: string;
}

export default function Mid({ lang, y, foot, content }: MidProps) {
  return <RawPage html={baseHtml({ lang, foot, content: content ?? midContentHtml({ y }) })} />;
}

export interface MidContentProps {
  y: string;
}

export function midContentHtml({ y }: MidContentProps): string {
  return `<b>${escapeText(y)}</b></div><p>a`;
}

export function MidContent({ y }: MidContentProps) {
  return <Raw html={{ __html: `<b>${escapeText(y)}</b></div><p>a` }} />;
}
