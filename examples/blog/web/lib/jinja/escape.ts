/** Escaping as `markupsafe` does it. */
import { str } from "./str";
import { html, isHtml, protocol, type Html } from "./value";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "'": "&#39;",
  '"': "&#34;",
};

/** Escape plain text for HTML. */
export function escapeText(text: string): string {
  return text.replace(/[&<>'"]/g, (char) => ENTITIES[char] ?? char);
}

/** The HTML text Jinja2 prints for a value under autoescape: trusted HTML as it is, else escaped. */
export function escape(x: unknown): string {
  const shown = protocol(x, "__str__");
  return isHtml(shown) ? shown.__html : escapeText(str(shown));
}

/** The filters `e` and `escape`: the value as trusted HTML, escaped unless it already was. */
export function escaped(x: unknown): Html {
  const shown = protocol(x, "__str__");
  return isHtml(shown) ? shown : html(escapeText(str(shown)));
}

/** The filter `forceescape`: escaped even if it was trusted HTML. */
export function forceescape(x: unknown): Html {
  return html(escapeText(str(x)));
}

/** The filter `safe`: the text of a value as trusted HTML. */
export function safe(x: unknown): Html {
  const shown = protocol(x, "__str__");
  return isHtml(shown) ? shown : html(str(shown));
}

/** The filter `string`: text stays as it is, also HTML; everything else is printed. */
export function softStr(x: string): string;
export function softStr(x: Html): Html;
export function softStr(x: unknown): string | Html;
export function softStr(x: unknown): string | Html {
  return isHtml(x) ? x : str(x);
}
