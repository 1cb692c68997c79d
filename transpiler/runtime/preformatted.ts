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
