import type { ReactNode } from "react";
import { escapeText } from "@/lib/jinja/escape";
import { InlineHandlers } from "@/lib/jinja/inline-handlers";

export interface BaseProps {
  lang: string;
  foot: string;
  title?: string;
  children?: ReactNode;
}

export default function Base({ lang, foot, title = "Site", children }: BaseProps) {
  return (
    <html lang={lang}>
      <head>
        <title>{title}</title>
        <InlineHandlers />
      </head>
      <body className="wide" data-onload="go()" suppressHydrationWarning>
        <div className="container">{children}</div>
        <footer>{foot}</footer>
      </body>
    </html>
  );
}

export interface BaseHtmlProps {
  lang: string;
  foot: string;
  title?: string;
  content?: string;
}

export function baseHtml({ lang, foot, title = "Site", content = "" }: BaseHtmlProps): string {
  return `<!DOCTYPE html>
<html lang="${escapeText(lang)}">
<head><title>${title}</title></head>
<body class="wide" onload="go()">
<div class="container">${content}</div>
<footer>${escapeText(foot)}</footer>
</body>
</html>`;
}
