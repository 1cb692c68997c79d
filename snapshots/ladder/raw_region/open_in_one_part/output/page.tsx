import { baseHtml } from "@/templates/base";
import { escapeText } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  x?: string;
  content?: string;
}

export default function Page({ x, content }: PageProps) {
  return <Raw html={baseHtml({ content: content ?? `<div><p>${escapeText(x ?? "")}` })} />;
}
