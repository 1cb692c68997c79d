import { slice } from "@/lib/jinja/access";
import { eq } from "@/lib/jinja/compare";
import { escapeText } from "@/lib/jinja/escape";
import { striptags } from "@/lib/jinja/html-filters";
import { length } from "@/lib/jinja/iterate";
import { call } from "@/lib/jinja/methods";
import { plain } from "@/lib/jinja/plain";
import { text } from "@/lib/jinja/raw";
import { trim } from "@/lib/jinja/text";
import { truthy } from "@/lib/jinja/truthy";

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
      <p
        title={plain(slice({ __html: headingHtml({ url }) }, 8, 13))}
        className={
          truthy(call({ __html: headingHtml({ url }) }, "endswith", ["<b"])) ? "less" : "more"
        }
      >
        {text(slice({ __html: headingHtml({ url }) }, 8, 13))}
      </p>
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
