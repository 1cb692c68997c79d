/** The filter `urlize`, a translation of `jinja2.utils.urlize`. */
import { escape, escapeText } from "./escape";
import { fail } from "./errors";
import { iterate } from "./iterate";
import { integer } from "./numeric";
import { repr, str } from "./str";
import { truthy } from "./truthy";
import { SPACE, WORD } from "./unicode";
import { html, type Html } from "./value";

/** Options of the filter `urlize`. */
export interface UrlizeOptions {
  /** Show no more than this many characters of an address. */
  readonly trim_url_limit?: unknown;
  readonly nofollow?: unknown;
  readonly target?: unknown;
  /** More words for the attribute `rel`. */
  readonly rel?: unknown;
  /** Words that `rel` always has: Jinja's policy `urlize.rel`, `noopener` if it is left out. */
  readonly always?: string;
  /** Beginnings of addresses such as `tel:`, beside the usual ones. */
  readonly extra_schemes?: unknown;
  readonly autoescape?: unknown;
}

const HTTP = new RegExp(
  `^(?:(?:https?://|www\\.)(?:(?:[${WORD}%-]+\\.)+)?(?:[a-z]{2,63}|xn--[${WORD}%]{2,59})` +
    `|(?:[${WORD}%-]{2,63}\\.)+(?:com|net|int|edu|gov|org|info|mil)` +
    `|https?://(?:\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3}){3}|\\[(?:[\\p{Nd}a-f]{0,4}:){2}(?:[\\p{Nd}a-f]{0,4}:?){1,6}\\]))` +
    `(?::\\p{Nd}{1,5})?(?:[/?#][^${SPACE}]*)?\\n?$`,
  "iu",
);
const MAIL = new RegExp(`^[^${SPACE}]+@[${WORD}][${WORD}.-]*\\.[${WORD}]+\\n?$`, "u");
const SCHEME = new RegExp(`^[${WORD}.+-]{2,}:/{0,2}$`, "u");
const SPACES = new RegExp(`([${SPACE}]+)`);
const BRACKETS = [
  ["(", ")"],
  ["<", ">"],
  ["&lt;", "&gt;"],
] as const;

/** Addresses in a text as links; the text is escaped. Trusted HTML under autoescape (the default). */
export function urlize(x: unknown, options?: UrlizeOptions & { readonly autoescape?: true }): Html;
export function urlize(x: unknown, options?: UrlizeOptions): string | Html;
export function urlize(x: unknown, options: UrlizeOptions = {}): string | Html {
  const schemes = iterate(options.extra_schemes ?? []).map(str);
  const limit = options.trim_url_limit ?? null;
  const room = limit === null ? Infinity : integer(limit);
  for (const scheme of schemes) {
    if (!SCHEME.test(scheme))
      fail("FilterArgumentError", `${repr(scheme)} is not a valid URI scheme prefix.`);
  }
  const words = escape(x).split(SPACES);
  const text = words.map((word) => linkWord(word, attributes(options), schemes, room)).join("");
  return truthy(options.autoescape ?? true) ? html(text) : text;
}

function attributes({ rel, nofollow, target, always = "noopener" }: UrlizeOptions): string {
  const words = new Set(
    `${str(rel ?? "")} ${always}`.split(/\s+/).filter((word) => word !== ""),
  );
  if (truthy(nofollow)) words.add("nofollow");
  const relation = words.size > 0 ? ` rel="${escapeText([...words].sort().join(" "))}"` : "";
  return truthy(target) ? `${relation} target="${escape(target)}"` : relation;
}

function linkWord(
  word: string,
  attributes: string,
  schemes: readonly string[],
  limit: number,
): string {
  const head = /^(?:[(<]|&lt;)+/.exec(word)?.[0] ?? "";
  let middle = word.slice(head.length);
  let tail = /(?:[)>.,\n]|&gt;)+$/.exec(middle)?.[0] ?? "";
  middle = middle.slice(0, middle.length - tail.length);
  for (const [open, close] of BRACKETS) {
    const opened = count(middle, open);
    if (opened <= count(middle, close)) continue;
    // Move as many closing brackets as are open back from the tail.
    for (let moves = Math.min(opened, count(tail, close)); moves > 0; moves -= 1) {
      const end = tail.indexOf(close) + close.length;
      middle += tail.slice(0, end);
      tail = tail.slice(end);
    }
  }
  return head + link(middle, attributes, schemes, limit) + tail;
}

function link(
  middle: string,
  attributes: string,
  schemes: readonly string[],
  limit: number,
): string {
  if (HTTP.test(middle)) {
    const scheme = middle.startsWith("https://") || middle.startsWith("http://") ? "" : "https://";
    return `<a href="${scheme}${middle}"${attributes}>${trimmed(middle, limit)}</a>`;
  }
  if (middle.startsWith("mailto:") && MAIL.test(middle.slice(7))) {
    return `<a href="${middle}">${middle.slice(7)}</a>`;
  }
  const isMail = middle.includes("@") && !middle.startsWith("www.") && !middle.startsWith("@");
  if (isMail && !middle.includes(":") && MAIL.test(middle)) {
    return `<a href="mailto:${middle}">${middle}</a>`;
  }
  return schemes.reduce((text, scheme) => {
    if (text === scheme || !text.startsWith(scheme)) return text;
    return `<a href="${text}"${attributes}>${text}</a>`;
  }, middle);
}

function trimmed(text: string, limit: number): string {
  const characters = Array.from(text);
  if (characters.length <= limit) return text;
  return `${characters.slice(0, limit).join("")}...`;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
