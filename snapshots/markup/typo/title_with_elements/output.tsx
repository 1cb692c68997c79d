import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return (
    <svg viewBox="0 0 1 1">
      <title dangerouslySetInnerHTML={{ __html: `${escapeText(x)} <b>bold</b>` }} />
      <path d="M0 0" />
    </svg>
  );
}
