/** Python's classes of characters and its changes of case, where JavaScript's differ. */

import { fail } from "./errors";

/** The white space of `str.split()`, `str.strip()` and `\s`; JavaScript's `\s` is another set. */
export const SPACE =
  "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/** The characters of `\w`: letters, numbers and the underscore, but no combining marks. */
export const WORD = "\\p{L}\\p{N}_";

const DIGRAPHS: Readonly<Record<string, string>> = {
  "\u01c4": "\u01c5",
  "\u01c6": "\u01c5",
  "\u01c7": "\u01c8",
  "\u01c9": "\u01c8",
  "\u01ca": "\u01cb",
  "\u01cc": "\u01cb",
  "\u01f1": "\u01f2",
  "\u01f3": "\u01f2",
};

/** The characters of a text as Python counts them; JavaScript counts UTF-16 units. */
export function characters(text: string): string[] {
  return Array.from(text);
}

/** `len(text)`. */
export function textLength(text: string): number {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text).length : text.length;
}

/** One character in title case: `ß` is `Ss`, `ǆ` is `ǅ`. */
export function titleCharacter(char: string): string {
  const digraph = DIGRAPHS[char];
  if (digraph !== undefined) return digraph;
  // Georgian letters and ready-made title letters stay; JavaScript only knows upper case.
  if (/[\u10d0-\u10fa\u10fd-\u10ff]|\p{Lt}/u.test(char)) return char;
  const greek = greekTitle(char);
  if (greek !== undefined) return greek;
  const [first = "", ...rest] = char.toUpperCase();
  return first + (/\p{Lu}/u.test(first) ? rest.join("").toLowerCase() : rest.join(""));
}

/** `text.capitalize()`. */
export function capitalizeText(text: string): string {
  const [first = ""] = text;
  return titleCharacter(first) + lowerFrom(text, first.length);
}

/** `text.title()`: every letter after a letter is small, every other one is big (`It'S`). */
export function titleText(text: string): string {
  let cased = false;
  let result = "";
  let at = 0;
  for (const char of text) {
    result += cased ? lowerCharacter(text, at, char) : titleCharacter(char);
    cased = /\p{Cased}/u.test(char);
    at += char.length;
  }
  return result;
}

/** `text.swapcase()`. */
export function swapcase(text: string): string {
  let result = "";
  let at = 0;
  for (const char of text) {
    if (/\p{Uppercase}/u.test(char)) result += lowerCharacter(text, at, char);
    else result += /\p{Lowercase}/u.test(char) ? char.toUpperCase() : char;
    at += char.length;
  }
  return result;
}

/** Whether all letters are small and there is at least one: `text.islower()`. */
export function islower(text: string): boolean {
  return /\p{Lowercase}/u.test(text) && !/[\p{Uppercase}\p{Lt}]/u.test(text);
}

/** Whether all letters are big and there is at least one: `text.isupper()`. */
export function isupper(text: string): boolean {
  return /\p{Uppercase}/u.test(text) && !/[\p{Lowercase}\p{Lt}]/u.test(text);
}

/** `text.isspace()`. */
export function isspace(text: string): boolean {
  return new RegExp(`^[${SPACE}]+$`).test(text);
}

/** `text.isalpha()`. */
export function isalpha(text: string): boolean {
  return /^\p{L}+$/u.test(text);
}

/** `text.isalnum()`. */
export function isalnum(text: string): boolean {
  return /^[\p{L}\p{N}]+$/u.test(text);
}

/** `text.isdigit()`: decimal digits of any script, and digits in circles or above the line. */
export function isdigit(text: string): boolean {
  return /^(?:\p{Nd}|[\xb2\xb3\xb9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}])+$/u.test(
    text,
  );
}

/** Chinese numerals, which are letters to JavaScript. */
const NUMERALS =
  "㐅㒃㠪㭍一七万三九二五亖亿什仟仨伍佰億兆兩八六十千卄卅卌叁" +
  "参參叄四壱壹幺廾廿弌弍弎弐拾捌柒漆玖百肆萬貮貳贰阡陆陌陸零" +
  "\u{f96b}\u{f973}\u{f978}\u{f9b2}\u{f9d1}\u{f9d3}\u{f9fd}\u{20001}\u{20064}\u{200e2}\u{20121}\u{2092a}\u{20983}\u{2098c}\u{2099c}\u{20aea}\u{20afd}\u{20b19}\u{22390}\u{22998}\u{23b1b}\u{2626d}\u{2f890}";

/** `text.isnumeric()`. */
export function isnumeric(text: string): boolean {
  return new RegExp(`^[\\p{N}${NUMERALS}]+$`, "u").test(text);
}

/** `text.isdecimal()`. */
export function isdecimal(text: string): boolean {
  return /^\p{Nd}+$/u.test(text);
}

/** The white space at both ends (or only one), or any of the given characters: `text.strip(chars)`. */
export function stripText(
  text: string,
  chars: string | null = null,
  ends: "both" | "left" | "right" = "both",
): string {
  if (chars === "") return text;
  const set = chars === null ? SPACE : chars.replace(/[\\\]^-]/g, "\\$&");
  const left = ends === "right" ? "" : text.replace(new RegExp(`^[${set}]+`, "u"), "");
  if (ends === "left") return left;
  const rest = ends === "right" ? text : left;
  return rest.replace(new RegExp(`(?<![${set}])[${set}]+$`, "u"), "");
}

/** Split at every end of a line that Python knows: `text.splitlines(keepends)`. */
export function splitlines(text: string, keepends = false): string[] {
  const lines =
    text.match(
      /[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|$)/g,
    ) ?? [];
  if (lines.at(-1) === "") lines.pop();
  return keepends
    ? lines
    : lines.map((line) => line.replace(/(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])$/, ""));
}

/** `text.center(width, fill)`: an odd space goes to the left only if the width is odd too. */
export function centerText(text: string, width: number, fill = " "): string {
  needCharacter(fill);
  const space = width - textLength(text);
  if (space <= 0) return text;
  const left = Math.floor(space / 2) + (space & width & 1);
  return fill.repeat(left) + text + fill.repeat(space - left);
}

/** Raise as Python does where a text should be padded with more than one character. */
export function needCharacter(fill: string): void {
  if (textLength(fill) !== 1)
    fail("TypeError", "The fill character must be exactly one character long");
}

/** `text.replace(old, new, count)`; a negative count replaces all. */
export function replaceText(text: string, old: string, replacement: string, count = -1): string {
  const parts = old === "" ? ["", ...text, ""] : text.split(old);
  if (count < 0 || count >= parts.length - 1) return parts.join(replacement);
  return [parts.slice(0, count + 1).join(replacement), ...parts.slice(count + 1)].join(old);
}

function lowerFrom(text: string, start: number): string {
  let result = "";
  let at = start;
  for (const char of text.slice(start)) {
    result += lowerCharacter(text, at, char);
    at += char.length;
  }
  return result;
}

/** Sigma at the end of a word has a form of its own. */
function lowerCharacter(text: string, at: number, char: string): string {
  if (char !== "\u03a3") return char.toLowerCase();
  const before = /\p{Cased}\p{Case_Ignorable}*$/u.test(text.slice(0, at));
  const after = /^\p{Case_Ignorable}*\p{Cased}/u.test(text.slice(at + 1));
  return before && !after ? "\u03c2" : "\u03c3";
}

/** Greek letters with an iota below have title letters of their own, or take the iota as a sign. */
function greekTitle(char: string): string | undefined {
  const upper = char.toUpperCase();
  if (upper.length === 1 || !upper.endsWith("\u0399") || !/[\u1f80-\u1fff]/.test(char))
    return undefined;
  const code = char.charCodeAt(0);
  if (code <= 0x1faf) return String.fromCharCode(code | 8);
  const plain = code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3;
  return plain ? String.fromCharCode(code + 9) : `${upper.slice(0, -1)}\u0345`;
}
