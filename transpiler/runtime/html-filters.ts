/** Filters that write or read HTML. */
import { escape } from "./escape";
import { fail, UndefinedError } from "./errors";
import { items } from "./mapping";
import { repr, str } from "./str";
import { truthy } from "./truthy";
import { unescape } from "./unescape";
import { SPACE } from "./unicode";
import { html, isAbsent, kindOf, textOf, type Html } from "./value";

/** The filter `striptags`: without tags and comments, white space as single spaces, entities decoded. */
export function striptags(x: unknown): string {
  const source = str(x);
  let text = "";
  let at = 0;
  for (let start = source.indexOf("<"); start >= 0; start = source.indexOf("<", at)) {
    const isComment = source.startsWith("<!--", start);
    const end = isComment ? source.indexOf("-->", start + 4) : source.indexOf(">", start);
    if (end < 0) break;
    text += source.slice(at, start);
    at = end + (isComment ? 3 : 1);
  }
  const words = (text + source.slice(at)).match(new RegExp(`[^${SPACE}]+`, "g")) ?? [];
  return unescape(words.join(" "));
}

/** Options of the filter `xmlattr`. */
export interface XmlattrOptions {
  /** Begin with a space. */
  readonly autospace?: unknown;
  readonly autoescape?: unknown;
}

/** The filter `xmlattr`: a dict as attributes, without those that are `None` or undefined. */
export function xmlattr(
  dict: unknown,
  options?: XmlattrOptions & { readonly autoescape?: true },
): Html;
export function xmlattr(dict: unknown, options?: XmlattrOptions): string | Html;
export function xmlattr(
  dict: unknown,
  { autospace = true, autoescape = true }: XmlattrOptions = {},
): string | Html {
  if (isAbsent(dict)) throw new UndefinedError("cannot read the items of an undefined value");
  if (kindOf(dict) !== "dict") return fail("AttributeError", "the value of 'xmlattr' has no items");
  const pairs = items(dict).filter(([, value]) => value !== null && !isAbsent(value));
  const attributes = pairs.map(([key, value]) => {
    const name = textOf(key) ?? fail("TypeError", "expected string or bytes-like object");
    if (/[\t-\r /=>]/.test(name))
      fail("ValueError", `Invalid character in attribute name: ${repr(key)}`);
    return `${escape(key)}="${escape(value)}"`;
  });
  const text = (truthy(autospace) && attributes.length > 0 ? " " : "") + attributes.join(" ");
  return truthy(autoescape) ? html(text) : text;
}
