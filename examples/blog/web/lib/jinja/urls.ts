/** Parts of URLs, quoted as `werkzeug` quotes what `url_for` builds. */

import { fail } from "./errors";
import { str } from "./str";
import { membersOf, textOf } from "./value";

/** Quote all but letters, digits, `_.-~` and the safe characters, as `urllib.parse.quote` does. */
export function quote(value: unknown, safe = ""): string {
  const bytes = new TextEncoder().encode(str(value));
  return Array.from(bytes, (byte) => {
    const char = String.fromCharCode(byte);
    const isSafe = byte < 128 && (/[\w.~-]/.test(char) || safe.includes(char));
    return isSafe ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}

/** A value inside of a path: what a path segment may hold stays, also `/`. `None` names no path. */
export function quotePath(value: unknown): string {
  if (value === null) fail("BuildError", "a value of the path is None");
  return quote(value, "!$&'()*+,/:;=@");
}

/** A part of a path with its slash, nothing for `None` and for a route's default: the shorter route is taken. */
export function segment(value: unknown, usual?: string | number): string {
  return value === null || (textOf(value) ?? value) === usual ? "" : `/${quotePath(value)}`;
}

/** The value of `_anchor`, quoted as Flask does it. */
export function quoteAnchor(value: unknown): string {
  return quote(value, "%!#$&'()*+,/:;=?@");
}

/**
 * The query string of further `url_for` arguments, with its `?`, or nothing: a list repeats its name,
 * `None` is left out, a bool is `True` or `False`.
 */
export function query(values: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => quote(value, "!$'()*,/:;?@ ").replaceAll(" ", "+");
  const pairs = Object.entries(values).flatMap(([name, value]) => {
    const all = (membersOf(value) ?? [value]).filter((item) => item !== null);
    return all.map((item) => `${part(name)}=${part(item)}`);
  });
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
