import { baseHtml } from "@/templates/base";
import { escapeText } from "@/lib/jinja/escape";
import { RawPage } from "@/lib/jinja/raw-page";

export interface PageProps {
  lang: string;
  x: string;
  foot: string;
}

export default function Page({ lang, x, foot }: PageProps) {
  return (
    <RawPage html={baseHtml({ lang, foot, title: "P", content: `<div><p>${escapeText(x)}` })} />
  );
}
