import { escapeText } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";
import { splitlines } from "@/lib/jinja/unicode";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return (
    <Raw
      html={{
        __html: `<p>${splitlines(text)
          .map((line) => `<p>${escapeText(line)}</p>`)
          .join("")}</p>`,
      }}
    />
  );
}
