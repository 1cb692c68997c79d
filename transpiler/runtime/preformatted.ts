/** The text of a `pre` element. */

import { isHtml } from "./value";

/**
 * What a browser shows first in `<pre>{{ value }}</pre>`: the parser drops a newline right after the start tag, and
 * React writes one more so that it stays.
 */
export function preText<T>(value: T): T {
  if (typeof value === "string") return value.replace(/^\r?\n/, "") as T;
  if (isHtml(value)) return { ...value, __html: value.__html.replace(/^\r?\n/, "") };
  return value;
}

/**
 * What comes first in `<pre>` behind a newline of the template, with more behind it: the parser drops that newline. One
 * that the value begins with, or what follows an empty value, stays.
 */
export function preLine<T>(value: T): T {
  if (typeof value === "string" && /^(\r?\n|$)/.test(value)) return `\n${value}` as T;
  if (isHtml(value) && /^(\r?\n|$)/.test(value.__html)) return { ...value, __html: `\n${value.__html}` };
  return value;
}
