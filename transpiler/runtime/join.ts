/** The filter `join`. */
import { readPath } from "./attribute";
import { escape } from "./escape";
import { iterate } from "./iterate";
import { str } from "./str";
import { truthy } from "./truthy";
import { html, isHtml, type Html } from "./value";

/** Options of the filter `join`. */
export interface JoinOptions {
  /** Join this attribute of each item. */
  readonly attribute?: unknown;
  readonly autoescape?: unknown;
}

/**
 * The filter `join`: the items as Python prints them, with a separator between.
 * Under autoescape (the default) trusted HTML among them makes the whole trusted, and the rest is escaped.
 */
export function join(x: readonly string[], separator?: string, options?: JoinOptions): string;
export function join(x: unknown, separator?: unknown, options?: JoinOptions): string | Html;
export function join(
  x: unknown,
  separator: unknown = "",
  { attribute = null, autoescape = true }: JoinOptions = {},
): string | Html {
  const items = iterate(x).map((item) => readPath(item, attribute));
  if (truthy(autoescape) && (isHtml(separator) || items.some(isHtml))) {
    return html(items.map(escape).join(escape(separator)));
  }
  return items.map(str).join(str(separator));
}
