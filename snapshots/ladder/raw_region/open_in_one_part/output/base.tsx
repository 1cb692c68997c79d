import type { ReactNode } from "react";

export interface BaseProps {
  children?: ReactNode;
}

export default function Base({ children }: BaseProps) {
  return (
    <main>
      {children}
      <footer>f</footer>
    </main>
  );
}

export interface BaseHtmlProps {
  content?: string;
}

export function baseHtml({ content = "" }: BaseHtmlProps): string {
  return `<main>${content}<footer>f</footer></main>`;
}
