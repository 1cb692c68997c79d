/** The inside of a start tag. */
import { unescape } from "./unescape";

const ATTRIBUTE = /([^\s/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s]*)))?/g;

/** Where the `>` of a tag stands, outside of quoted values; -1 if it is missing. */
export function tagEnd(source: string, from: number): number {
  let at = from;
  while (at < source.length) {
    const char = source.charAt(at);
    if (char === ">") return at;
    at += 1;
    if (char !== "=") continue;
    while (/\s/.test(source.charAt(at))) at += 1;
    const quote = source.charAt(at);
    if (quote === '"' || quote === "'") {
      const close = source.indexOf(quote, at + 1);
      if (close < 0) return -1;
      at = close + 1;
    } else {
      while (at < source.length && !/[\s>]/.test(source.charAt(at))) at += 1;
    }
  }
  return -1;
}

/** The attributes of a start tag, names in lower case, of equal ones the first. */
export function attributesOf(text: string): [string, string][] {
  const found = new Map<string, string>();
  for (const [, name = "", double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? bare ?? "";
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), unescape(value, true));
  }
  return [...found];
}
