/** Filters on texts; trusted HTML stays trusted where it does in Jinja2. */
import { escape, softStr } from "./escape";
import { fail, UndefinedError } from "./errors";
import { integer } from "./numeric";
import { str } from "./str";
import { truthy } from "./truthy";
import {
  capitalizeText,
  centerText,
  replaceText,
  SPACE,
  splitlines,
  stripText,
  WORD,
} from "./unicode";
import { html, isAbsent, isHtml, textOf, typeName, type Html } from "./value";

/** Raise as Python does where only a text will do. */
export function needText(x: unknown, kind = "AttributeError"): string {
  if (isAbsent(x)) throw new UndefinedError("a text is needed, the value is undefined");
  return textOf(x) ?? fail(kind, `a text is needed, not ${typeName(x)}`);
}

/** Apply a change to the text of a value; trusted HTML stays trusted. */
function keep(x: unknown, change: (text: string) => string): string | Html {
  const soft = softStr(x);
  return isHtml(soft) ? html(change(soft.__html)) : change(soft);
}

/** The filter `lower`. */
export function lower(x: string): string;
export function lower(x: Html): Html;
export function lower(x: unknown): string | Html;
export function lower(x: unknown): string | Html {
  return keep(x, (text) => text.toLowerCase());
}

/** The filter `upper`. */
export function upper(x: string): string;
export function upper(x: Html): Html;
export function upper(x: unknown): string | Html;
export function upper(x: unknown): string | Html {
  return keep(x, (text) => text.toUpperCase());
}

/** The filter `capitalize`: a big first letter, all others small. */
export function capitalize(x: string): string;
export function capitalize(x: Html): Html;
export function capitalize(x: unknown): string | Html;
export function capitalize(x: unknown): string | Html {
  return keep(x, capitalizeText);
}

/** The filter `title`: words begin after white space, `-`, `(`, `{`, `[` or `<`; never trusted. */
export function title(x: unknown): string {
  const breaks = `-${SPACE}({\\[<`;
  const words = str(x).match(new RegExp(`[${breaks}]+|[^${breaks}]+`, "g"));
  const parts = (words ?? []).map((word) => {
    const [first = ""] = word;
    return first.toUpperCase() + word.slice(first.length).toLowerCase();
  });
  return parts.join("");
}

/** The filter `trim`: without white space, or the given characters, at both ends. */
export function trim(x: string, chars?: string | null): string;
export function trim(x: Html, chars?: string | null): Html;
export function trim(x: unknown, chars?: unknown): string | Html;
export function trim(x: unknown, chars: unknown = null): string | Html {
  const set =
    chars === null ? null : (textOf(chars) ?? fail("TypeError", "strip arg must be None or str"));
  return keep(x, (text) => stripText(text, set));
}

/** The filter `center`, also the method with a fill character. */
export function center(x: string, width?: unknown, fill?: string): string;
export function center(x: Html, width?: unknown, fill?: string): Html;
export function center(x: unknown, width?: unknown, fill?: unknown): string | Html;
export function center(x: unknown, width: unknown = 80, fill: unknown = " "): string | Html {
  const filler = isHtml(softStr(x)) ? escape(fill) : str(fill);
  return keep(x, (text) => centerText(text, integer(width), filler));
}

/** The filter `wordcount`. */
export function wordcount(x: unknown): number {
  return str(x).match(new RegExp(`[${WORD}]+`, "gu"))?.length ?? 0;
}

/** Options of the filter `replace`. */
export interface ReplaceOptions {
  /** How many to replace; all if it is left out. */
  readonly count?: unknown;
  readonly autoescape?: unknown;
}

/** The filter `replace`; under autoescape (the default) plain text beside trusted HTML is escaped. */
export function replace(
  x: string,
  old: string,
  replacement: string,
  options?: ReplaceOptions,
): string;
export function replace(
  x: unknown,
  old: unknown,
  replacement: unknown,
  options?: ReplaceOptions,
): string | Html;
export function replace(
  x: unknown,
  old: unknown,
  replacement: unknown,
  { count = null, autoescape = true }: ReplaceOptions = {},
): string | Html {
  const times = count === null ? -1 : integer(count);
  if (!truthy(autoescape)) return replaceText(str(x), str(old), str(replacement), times);
  if (isHtml(x)) return html(replaceText(x.__html, str(old), escape(replacement), times));
  if (isHtml(old) || isHtml(replacement)) {
    return html(replaceText(escape(x), str(old), escape(replacement), times));
  }
  return replaceText(str(x), str(old), str(replacement), times);
}

/** Options of the filter `indent`. */
export interface IndentOptions {
  /** Indent the first line too. */
  readonly first?: unknown;
  /** Indent blank lines too. */
  readonly blank?: unknown;
}

/** The filter `indent` by a number of spaces or by a text. */
export function indent(x: string, width?: unknown, options?: IndentOptions): string;
export function indent(x: Html, width?: unknown, options?: IndentOptions): Html;
export function indent(x: unknown, width?: unknown, options?: IndentOptions): string | Html;
export function indent(
  x: unknown,
  width: unknown = 4,
  { first = false, blank = false }: IndentOptions = {},
): string | Html {
  if (typeof x !== "string" && !isHtml(x))
    needText(x, Array.isArray(x) ? "AttributeError" : "TypeError");
  const margin = textOf(width) ?? " ".repeat(Math.max(0, integer(width)));
  return keep(x, (text) => {
    // The added newline makes a text that ends in one keep it.
    const [head = "", ...rest] = splitlines(`${text}\n`);
    const lines = rest.map((line) => (truthy(blank) || line !== "" ? margin + line : line));
    return (truthy(first) ? margin : "") + [head, ...lines].join("\n");
  });
}
