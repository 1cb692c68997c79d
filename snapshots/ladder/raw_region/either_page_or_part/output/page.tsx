import { escapeText } from "@/lib/jinja/escape";
import { RawDocument } from "@/lib/jinja/raw-page";

export interface PageProps {
  part: boolean;
  lang: string;
  title: string;
}

export default function Page({ part, lang, title }: PageProps) {
  return (
    <RawDocument
      html={{
        __html: `${
          !part
            ? `
<!doctype html>
<html lang="${escapeText(lang)}">
  <head><title>${escapeText(title)}</title></head>
  <body class="wide">
`
            : ""
        }
    <p>${escapeText(title)}</p>
${
  !part
    ? `
  </body>
</html>
`
    : ""
}`,
      }}
    />
  );
}
