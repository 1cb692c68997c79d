import { callValue } from "@/lib/jinja/call-value";
import { escape, escapeText } from "@/lib/jinja/escape";
import { macro } from "@/lib/jinja/macro";
import { text } from "@/lib/jinja/raw";
import { isCallable } from "@/lib/jinja/tests";

export interface PageProps {
  wide: boolean;
  site: string;
}

export default function Page({ wide, site }: PageProps) {
  const show = wide
    ? macro("card", ["title"], cardHtml, { site })
    : macro("row", ["title"], rowHtml);
  return (
    <>
      <p>
        {text(callValue(show, "x"))}{" "}
        {text(
          callValue(
            wide ? macro("row", ["title"], rowHtml) : macro("card", ["title"], cardHtml, { site }),
            "y",
          ),
        )}
      </p>
      <p>
        card {["title"].join("")} False{" "}
        {isCallable(macro("card", ["title"], cardHtml, { site })) ? "True" : "False"} True
      </p>
    </>
  );
}

export interface CardProps {
  site: string;
  title: unknown;
}

export function cardHtml({ site, title }: CardProps): string {
  return `<b>${escape(title)} ${escapeText(site)}</b>`;
}

export function Card({ site, title }: CardProps) {
  return (
    <b>
      {text(title)} {site}
    </b>
  );
}

export interface RowProps {
  title: unknown;
}

export function rowHtml({ title }: RowProps): string {
  return `<i>${escape(title)}</i>`;
}

export function Row({ title }: RowProps) {
  return <i>{text(title)}</i>;
}
