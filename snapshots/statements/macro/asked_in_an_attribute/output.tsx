import { eq } from "@/lib/jinja/compare";
import { escapeText } from "@/lib/jinja/escape";
import { striptags } from "@/lib/jinja/html-filters";
import { length } from "@/lib/jinja/iterate";
import { plain } from "@/lib/jinja/plain";
import { trim } from "@/lib/jinja/text";

export interface PageProps {
  url: string;
}

export default function Page({ url }: PageProps) {
  return (
    <>
      <h1
        title={striptags({ __html: headingHtml({ url }) })}
        className={length({ __html: headingHtml({ url }) }) > 15 ? "long" : "short"}
      >
        <Heading url={url} />
      </h1>
      <p
        title={plain({ __html: headingHtml({ url }).toUpperCase() })}
        className={eq({ __html: headingHtml({ url }) }, "Feeds for a<b") ? "known" : "new"}
      >
        {striptags({ __html: headingHtml({ url }) })}
      </p>
      <p
        title={trim(headingText({ url }))}
        dangerouslySetInnerHTML={trim({ __html: headingHtml({ url }) })}
      />
    </>
  );
}

export interface HeadingProps {
  url: string;
}

export function headingHtml({ url }: HeadingProps): string {
  return `Feeds for ${escapeText(url)}`;
}

export function Heading({ url }: HeadingProps) {
  return <>Feeds for {url}</>;
}

export function headingText({ url }: HeadingProps): string {
  return `Feeds for ${url}`;
}
