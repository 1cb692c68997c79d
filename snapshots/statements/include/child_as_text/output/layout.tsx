import type { ReactNode } from "react";
import { escapeText } from "@/lib/jinja/escape";

export interface LayoutProps {
  sign: string;
  text?: ReactNode;
}

export default function Layout({ sign, text }: LayoutProps) {
  return (
    <p>
      {text === undefined ? "none" : text} {sign}
    </p>
  );
}

export interface LayoutHtmlProps {
  sign: string;
  text?: string;
}

export function layoutHtml({ sign, text = "none" }: LayoutHtmlProps): string {
  return `<p>${text} ${escapeText(sign)}</p>`;
}
