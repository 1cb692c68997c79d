/** Methods of Python's `str` on plain strings; `unicode` has those on case and character classes. */
import { fail } from "./errors";
import { repr } from "./str";
import { characters, needCharacter, SPACE, stripText, textLength } from "./unicode";

/** `text.split(sep, maxsplit)`; without a separator at white space, without empty parts. */
export function split(text: string, separator: string | null = null, maximum = -1): string[] {
  if (separator === "") return fail("ValueError", "empty separator");
  if (separator === null) return splitSpace(text, maximum);
  const parts = text.split(separator);
  if (maximum < 0 || parts.length - 1 <= maximum) return parts;
  return [...parts.slice(0, maximum), parts.slice(maximum).join(separator)];
}

/** `text.rsplit(sep, maxsplit)`, from the right. */
export function rsplit(text: string, separator: string | null = null, maximum = -1): string[] {
  if (separator === "") return fail("ValueError", "empty separator");
  if (separator === null) return rsplitSpace(text, maximum);
  const parts = text.split(separator);
  if (maximum < 0 || parts.length - 1 <= maximum) return parts;
  const kept = parts.length - maximum;
  return [parts.slice(0, kept).join(separator), ...parts.slice(kept)];
}

function splitSpace(text: string, maximum: number): string[] {
  const parts: string[] = [];
  let rest = stripText(text, null, "left");
  while (rest !== "") {
    const word = maximum >= 0 && parts.length === maximum ? rest : (firstWord(rest) ?? rest);
    parts.push(word);
    rest = stripText(rest.slice(word.length), null, "left");
  }
  return parts;
}

function firstWord(text: string): string | undefined {
  return new RegExp(`^[^${SPACE}]+`).exec(text)?.[0];
}

function rsplitSpace(text: string, maximum: number): string[] {
  const parts: string[] = [];
  let rest = stripText(text, null, "right");
  while (rest !== "") {
    const word = new RegExp(`[^${SPACE}]+$`).exec(rest)?.[0] ?? rest;
    if (maximum >= 0 && parts.length === maximum) return [rest, ...parts];
    parts.unshift(word);
    rest = stripText(rest.slice(0, rest.length - word.length), null, "right");
  }
  return parts;
}

/** `text.strip(chars)`. */
export function strip(text: string, chars: string | null = null): string {
  return stripText(text, chars);
}

/** `text.lstrip(chars)`. */
export function lstrip(text: string, chars: string | null = null): string {
  return stripText(text, chars, "left");
}

/** `text.rstrip(chars)`. */
export function rstrip(text: string, chars: string | null = null): string {
  return stripText(text, chars, "right");
}

/** `text.partition(sep)`: before, separator and after; all in the first if it is not there. */
export function partition(text: string, separator: string): [string, string, string] {
  if (separator === "") return fail("ValueError", "empty separator");
  const at = text.indexOf(separator);
  return at < 0
    ? [text, "", ""]
    : [text.slice(0, at), separator, text.slice(at + separator.length)];
}

/** `text.rpartition(sep)`; all in the last if it is not there. */
export function rpartition(text: string, separator: string): [string, string, string] {
  if (separator === "") return fail("ValueError", "empty separator");
  const at = text.lastIndexOf(separator);
  return at < 0
    ? ["", "", text]
    : [text.slice(0, at), separator, text.slice(at + separator.length)];
}

/** `text.ljust(width, fill)`. */
export function ljust(text: string, width: number, fill = " "): string {
  needCharacter(fill);
  return text + fill.repeat(Math.max(0, width - textLength(text)));
}

/** `text.rjust(width, fill)`. */
export function rjust(text: string, width: number, fill = " "): string {
  needCharacter(fill);
  return fill.repeat(Math.max(0, width - textLength(text))) + text;
}

/** `text.zfill(width)`: zeros go after the sign. */
export function zfill(text: string, width: number): string {
  const sign = /^[+-]/.exec(text)?.[0] ?? "";
  return sign + rjust(text.slice(sign.length), width - sign.length, "0");
}

/** `text.startswith(prefix, start, stop)`, also with several prefixes. */
export function startswith(
  text: string,
  prefix: string | readonly string[],
  start: number | null = null,
  stop: number | null = null,
): boolean {
  const part = within(text, start, stop)?.part;
  const all = typeof prefix === "string" ? [prefix] : prefix;
  return part !== undefined && all.some((one) => part.startsWith(one));
}

/** `text.endswith(suffix, start, stop)`, also with several suffixes. */
export function endswith(
  text: string,
  suffix: string | readonly string[],
  start: number | null = null,
  stop: number | null = null,
): boolean {
  const part = within(text, start, stop)?.part;
  const all = typeof suffix === "string" ? [suffix] : suffix;
  return part !== undefined && all.some((one) => part.endsWith(one));
}

/** `text.find(part, start, stop)`: the first position, or -1. */
export function findText(
  text: string,
  part: string,
  start: number | null = null,
  stop: number | null = null,
): number {
  const inner = within(text, start, stop);
  const at = inner?.part.indexOf(part) ?? -1;
  return inner === undefined || at < 0 ? -1 : inner.start + textLength(inner.part.slice(0, at));
}

/** `text.rfind(part, start, stop)`: the last position, or -1. */
export function rfindText(
  text: string,
  part: string,
  start: number | null = null,
  stop: number | null = null,
): number {
  const inner = within(text, start, stop);
  const at = inner?.part.lastIndexOf(part) ?? -1;
  return inner === undefined || at < 0 ? -1 : inner.start + textLength(inner.part.slice(0, at));
}

/** `text.index(part)`: as `find`, but raises if it is not there. */
export function indexText(
  text: string,
  part: string,
  start: number | null = null,
  stop: number | null = null,
): number {
  const at = findText(text, part, start, stop);
  return at < 0 ? fail("ValueError", "substring not found") : at;
}

/** `text.count(part, start, stop)`, without overlaps. */
export function countText(
  text: string,
  part: string,
  start: number | null = null,
  stop: number | null = null,
): number {
  const inner = within(text, start, stop)?.part;
  if (inner === undefined) return 0;
  return part === "" ? textLength(inner) + 1 : inner.split(part).length - 1;
}

/** `text.removeprefix(prefix)`. */
export function removeprefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

/** `text.removesuffix(suffix)`. */
export function removesuffix(text: string, suffix: string): string {
  return suffix !== "" && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
}

/** `text.expandtabs(size)`. */
export function expandtabs(text: string, size = 8): string {
  let column = 0;
  return characters(text)
    .map((char) => {
      if (char === "\t") {
        const width = size > 0 ? size - (column % size) : 0;
        column += width;
        return " ".repeat(width);
      }
      column = char === "\n" || char === "\r" ? 0 : column + 1;
      return char;
    })
    .join("");
}

/** `separator.join(parts)`; unlike the filter it takes only strings. */
export function joinText(separator: string, parts: readonly unknown[]): string {
  const index = parts.findIndex((part) => typeof part !== "string");
  if (index >= 0)
    fail("TypeError", `sequence item ${index}: expected str instance, ${repr(parts[index])} found`);
  return parts.join(separator);
}

/** The part of a text from `start` to `stop` in characters; undefined if `start` is behind its end. */
function within(
  text: string,
  start: number | null,
  stop: number | null,
): { readonly part: string; readonly start: number } | undefined {
  if (start === null && stop === null) return { part: text, start: 0 };
  const chars = characters(text);
  const place = (index: number) => (index < 0 ? Math.max(0, index + chars.length) : index);
  const from = place(start ?? 0);
  const to = Math.min(place(stop ?? chars.length), chars.length);
  return from > chars.length || from > to
    ? undefined
    : { part: chars.slice(from, to).join(""), start: from };
}
