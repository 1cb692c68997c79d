/** Filters that shorten and wrap texts. */
import { escape } from "./escape";
import { fail } from "./errors";
import { length as lengthOf } from "./iterate";
import { integer } from "./numeric";
import { str } from "./str";
import { needText } from "./text";
import { truthy } from "./truthy";
import { characters, splitlines, textLength, WORD } from "./unicode";
import { html, isHtml, textOf, typeName, type Html } from "./value";

/** Options of the filter `truncate`. */
export interface TruncateOptions {
  /** Cut inside of a word. */
  readonly killwords?: unknown;
  /** An ellipsis of three dots if it is left out. */
  readonly end?: unknown;
  /** A text longer by no more than this stays whole. */
  readonly leeway?: unknown;
}

/** The filter `truncate`: at most `length` characters with the end, and a leeway of 5. */
export function truncate(
  x: string,
  length?: unknown,
  options?: TruncateOptions & { readonly end?: string },
): string;
export function truncate(x: unknown, length?: unknown, options?: TruncateOptions): unknown;
export function truncate(
  x: unknown,
  length: unknown = 255,
  { killwords = false, end = "...", leeway = 5 }: TruncateOptions = {},
): unknown {
  const limit = integer(length);
  const room = limit - textLength(str(end));
  const slack = leeway === null ? 5 : integer(leeway);
  if (room < 0) fail("AssertionError", `expected length >= ${textLength(str(end))}, got ${limit}`);
  if (slack < 0) fail("AssertionError", `expected leeway >= 0, got ${slack}`);
  if (lengthOf(x) <= limit + slack) return x;
  const text = textOf(x) ?? fail("TypeError", `cannot truncate a value of type ${typeName(x)}`);
  const part = characters(text).slice(0, room).join("");
  const space = truthy(killwords) ? -1 : part.lastIndexOf(" ");
  const kept = space < 0 ? part : part.slice(0, space);
  return isHtml(x)
    ? html(kept + escape(end))
    : isHtml(end)
      ? html(escape(kept) + escape(end))
      : kept + str(end);
}

/** Options of the filter `wordwrap`. */
export interface WordwrapOptions {
  /** Break words longer than a line. */
  readonly break_long_words?: unknown;
  /** Between the lines, a newline if it is left out. */
  readonly wrapstring?: unknown;
  readonly break_on_hyphens?: unknown;
}

/** The filter `wordwrap`: each line on its own, as Python's `textwrap` does it. */
export function wordwrap(
  x: unknown,
  width?: unknown,
  options?: WordwrapOptions & { readonly wrapstring?: string | null },
): string;
export function wordwrap(x: unknown, width?: unknown, options?: WordwrapOptions): string | Html;
export function wordwrap(
  x: unknown,
  width: unknown = 79,
  { break_long_words = true, wrapstring = null, break_on_hyphens = true }: WordwrapOptions = {},
): string | Html {
  const text = needText(x);
  const columns = integer(width);
  if (columns <= 0) fail("ValueError", `invalid width ${columns} (must be > 0)`);
  const [breakWords, breakHyphens] = [truthy(break_long_words), truthy(break_on_hyphens)];
  const lines = splitlines(text).map((line) => wrapLine(line, columns, breakWords, breakHyphens));
  if (isHtml(wrapstring)) return html(lines.flat().map(escape).join(escape(wrapstring)));
  const glue = wrapstring === null ? "\n" : str(wrapstring);
  return lines.map((parts) => parts.join(glue)).join(glue);
}

/** `textwrap.TextWrapper.wordsep_re`: white space, dashes between words, words cut after hyphens. */
const LETTER = "[\\p{L}\\p{Nl}\\p{No}_]";
const PUNCTUATION = `[${WORD}!"'&.,?]`;
const BLANK = "[\\t\\n\\v\\f\\r ]";
const CHUNK = new RegExp(
  `${BLANK}+|(?<=${PUNCTUATION})-{2,}(?=[${WORD}])|[^\\t\\n\\v\\f\\r ]+?(?:` +
    `-(?:(?<=${LETTER}{2}-)|(?<=${LETTER}-${PUNCTUATION}-))(?=${LETTER}-?${LETTER})` +
    `|(?=${BLANK}|$)|(?<=${PUNCTUATION})(?=-{2,}[${WORD}]))`,
  "gu",
);
const SIMPLE_CHUNK = new RegExp(`${BLANK}+|[^\\t\\n\\v\\f\\r ]+`, "gu");

function wrapLine(
  line: string,
  width: number,
  breakWords: boolean,
  breakHyphens: boolean,
): string[] {
  const queue: string[] = [...(line.match(breakHyphens ? CHUNK : SIMPLE_CHUNK) ?? [])];
  const lines: string[] = [];
  while (queue.length > 0) {
    if (lines.length > 0 && isBlank(queue[0])) queue.shift();
    const row: string[] = [];
    let used = 0;
    for (
      let next = queue[0];
      next !== undefined && used + textLength(next) <= width;
      next = queue[0]
    ) {
      row.push(next);
      used += textLength(next);
      queue.shift();
    }
    const long = queue[0];
    if (long !== undefined && textLength(long) > width) {
      if (breakWords) {
        const end = breakAt(long, width - used, breakHyphens);
        row.push(characters(long).slice(0, end).join(""));
        queue.splice(0, 1, characters(long).slice(end).join(""));
      } else if (row.length === 0) {
        row.push(long);
        queue.shift();
      }
    }
    if (isBlank(row.at(-1))) row.pop();
    if (row.length > 0) lines.push(row.join(""));
  }
  return lines;
}

/** Break a long word after a hyphen if one is near enough and not at its start. */
function breakAt(word: string, room: number, breakHyphens: boolean): number {
  if (!breakHyphens || textLength(word) <= room) return room;
  const hyphen = characters(word).slice(0, room).lastIndexOf("-");
  return hyphen > 0 && /[^-]/.test(word.slice(0, hyphen)) ? hyphen + 1 : room;
}

function isBlank(chunk: string | undefined): boolean {
  return chunk !== undefined && chunk.trim() === "";
}
