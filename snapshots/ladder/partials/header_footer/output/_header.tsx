import { escapeText } from "@/lib/jinja/escape";

export interface HeaderProps {
  kind: string;
}

export default function Header({ kind }: HeaderProps) {
  return (
    <main className={kind}>
      <h1>Site</h1>
    </main>
  );
}

export function headerHtml({ kind }: HeaderProps): string {
  return `<main class="${escapeText(kind)}"><h1>Site</h1>`;
}
