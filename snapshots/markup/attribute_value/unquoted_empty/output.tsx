import { escape, escapeText } from "@/lib/jinja/escape";
import { plain } from "@/lib/jinja/plain";
import { spreadAttributes } from "@/lib/jinja/spread-attributes";
import { truthy } from "@/lib/jinja/truthy";

export interface PageProps {
  url: unknown;
  name: string;
  wide: boolean;
}

export default function Page({ url, name, wide }: PageProps) {
  return (
    <>
      <a
        {...spreadAttributes("a", {
          __html: `href=${escape(url)} role="tab" title="${escapeText(name)} &amp; co"`,
        })}
      >
        x
      </a>{" "}
      <input
        {...spreadAttributes("input", {
          __html: `name=${escapeText(name)}${wide ? ' class="wide"' : ""} /`,
        })}
      />{" "}
      {truthy(url) && (
        <a href={plain(url)} role="tab">
          y
        </a>
      )}
    </>
  );
}
