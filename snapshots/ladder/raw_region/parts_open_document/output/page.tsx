import { footHtml } from "@/templates/foot";
import { headHtml } from "@/templates/head";
import { escapeText } from "@/lib/jinja/escape";
import { RawDocument } from "@/lib/jinja/raw-page";

export interface PageProps {
  title: string;
}

export default function Page({ title }: PageProps) {
  return (
    <RawDocument
      html={{
        __html: `${headHtml({ title })}
<p>${escapeText(title)}</p>
${footHtml()}`,
      }}
    />
  );
}
