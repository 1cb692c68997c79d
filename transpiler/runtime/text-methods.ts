/** Methods of Python's `str` and of `Markup`, by name. */
import { fail, UndefinedError } from "./errors";
import { escape } from "./escape";
import { iterate } from "./iterate";
import { toNum } from "./numeric";
import { pyFormat } from "./py-format";
import { str } from "./str";
import * as strings from "./string-methods";
import { truthy } from "./truthy";
import * as unicode from "./unicode";
import { html, isAbsent, isHtml, membersOf, textOf, typeName } from "./value";

type Args = readonly unknown[];

/** Methods whose result is a text (or texts) that stays trusted. */
const CHANGES: Readonly<Record<string, (text: string, args: Args, trusted: boolean) => string>> = {
  capitalize: unicode.capitalizeText,
  casefold: (text) => text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ"),
  center: (text, [width, fill], trusted) =>
    unicode.centerText(text, int(width) ?? 0, filler(fill, trusted)),
  expandtabs: (text, [size]) => strings.expandtabs(text, int(size)),
  ljust: (text, [width, fill], trusted) =>
    strings.ljust(text, int(width) ?? 0, filler(fill, trusted)),
  lower: (text) => text.toLowerCase(),
  lstrip: (text, [chars]) => strings.lstrip(text, optional(chars)),
  removeprefix: (text, [prefix]) => strings.removeprefix(text, required(prefix)),
  removesuffix: (text, [suffix]) => strings.removesuffix(text, required(suffix)),
  replace: (text, [old, by, count], trusted) => {
    return unicode.replaceText(
      text,
      required(old),
      trusted ? escape(by) : required(by),
      int(count),
    );
  },
  rjust: (text, [width, fill], trusted) =>
    strings.rjust(text, int(width) ?? 0, filler(fill, trusted)),
  rstrip: (text, [chars]) => strings.rstrip(text, optional(chars)),
  strip: (text, [chars]) => strings.strip(text, optional(chars)),
  swapcase: unicode.swapcase,
  title: unicode.titleText,
  upper: (text) => text.toUpperCase(),
  zfill: (text, [width]) => strings.zfill(text, int(width) ?? 0),
};

/** Methods whose result says something about the text. */
const QUESTIONS: Readonly<Record<string, (text: string, args: Args) => unknown>> = {
  count: (text, [part, start, stop]) =>
    strings.countText(text, required(part), bound(start), bound(stop)),
  encode: (text) => ({ $bytes: String.fromCharCode(...new TextEncoder().encode(text)) }),
  endswith: (text, [suffix, start, stop]) =>
    strings.endswith(text, choices(suffix), bound(start), bound(stop)),
  find: (text, [part, start, stop]) =>
    strings.findText(text, required(part), bound(start), bound(stop)),
  index: (text, [part, start, stop]) =>
    strings.indexText(text, required(part), bound(start), bound(stop)),
  isalnum: unicode.isalnum,
  isalpha: unicode.isalpha,
  isascii: (text) => /^[\0-\x7f]*$/.test(text),
  isdecimal: unicode.isdecimal,
  isdigit: unicode.isdigit,
  isidentifier: (text) => /^[\p{XIDS}_][\p{XIDC}]*$/u.test(text),
  islower: unicode.islower,
  isnumeric: unicode.isnumeric,
  isspace: unicode.isspace,
  istitle: (text) => /\p{Lu}|\p{Lt}/u.test(text) && unicode.titleText(text) === text,
  isupper: unicode.isupper,
  rfind: (text, [part, start, stop]) =>
    strings.rfindText(text, required(part), bound(start), bound(stop)),
  startswith: (text, [prefix, start, stop]) =>
    strings.startswith(text, choices(prefix), bound(start), bound(stop)),
};

/** Methods whose result is a list or tuple of texts that stay trusted. */
const SPLITS: Readonly<Record<string, (text: string, args: Args) => readonly string[]>> = {
  partition: (text, [separator]) => strings.partition(text, required(separator)),
  rpartition: (text, [separator]) => strings.rpartition(text, required(separator)),
  rsplit: (text, [separator, maximum]) => strings.rsplit(text, optional(separator), int(maximum)),
  split: (text, [separator, maximum]) => strings.split(text, optional(separator), int(maximum)),
  splitlines: (text, [keepends]) => unicode.splitlines(text, truthy(keepends)),
};

/** The names of parameters that Python takes by name, with their place. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  expandtabs: ["tabsize"],
  replace: ["", "", "count"],
  rsplit: ["sep", "maxsplit"],
  split: ["sep", "maxsplit"],
  splitlines: ["keepends"],
};

/** A method of a text by name, for `call`. */
export function textMethod(
  x: unknown,
  name: string,
  args: Args,
  kwargs: Readonly<Record<string, unknown>>,
): unknown {
  const text = str(x);
  const trusted = isHtml(x);
  const mark = (part: string) => (trusted ? html(part) : part);
  if (name === "format") return pyFormat(x, args, kwargs);
  if (name === "join") return joined(text, iterate(args[0]), trusted);
  const all = [...args];
  for (const [key, value] of Object.entries(kwargs)) {
    const place = NAMED[name]?.indexOf(key) ?? -1;
    if (place < 0) fail("TypeError", `${name}() got an unexpected keyword argument '${key}'`);
    all[place] = value;
  }
  const change = own(CHANGES, name);
  if (change !== undefined) return mark(change(text, all, trusted));
  const question = own(QUESTIONS, name);
  if (question !== undefined) return question(text, all);
  const parts = own(SPLITS, name)?.(text, all).map(mark);
  if (isAbsent(parts)) throw new UndefinedError(`a text has no method '${name}'`);
  return name.endsWith("partition") ? { $tuple: parts } : parts;
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function joined(separator: string, parts: readonly unknown[], trusted: boolean): unknown {
  if (trusted) return html(parts.map(escape).join(separator));
  return strings.joinText(
    separator,
    parts.map((part) => textOf(part) ?? part),
  );
}

function required(x: unknown): string {
  if (isAbsent(x)) throw new UndefinedError("a method of a text got an undefined value");
  return textOf(x) ?? fail("TypeError", `must be str, not ${typeName(x)}`);
}

function optional(x: unknown): string | null {
  return x === undefined || x === null ? null : required(x);
}

function filler(x: unknown, trusted: boolean): string | undefined {
  return x === undefined ? undefined : trusted ? escape(x) : required(x);
}

function choices(x: unknown): string | string[] {
  return membersOf(x)?.map(required) ?? required(x);
}

function int(x: unknown): number | undefined {
  if (x === undefined) return undefined;
  const num = toNum(x);
  return num === undefined || num.float
    ? fail("TypeError", "an integer is required")
    : Number(num.value);
}

function bound(x: unknown): number | null {
  return x === null ? null : (int(x) ?? null);
}
