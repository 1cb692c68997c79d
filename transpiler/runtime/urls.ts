/** Parts of URLs, quoted as `werkzeug` quotes what `url_for` builds. */

/** A value in a URL. */
export type UrlValue = string | number | bigint | boolean | null | undefined;

/** Quote all but letters, digits, `_.-~` and the safe characters, as `urllib.parse.quote` does. */
export function quote(value: UrlValue, safe = ""): string {
  const bytes = new TextEncoder().encode(urlText(value));
  return Array.from(bytes, (byte) => {
    const char = String.fromCharCode(byte);
    const isSafe = byte < 128 && (/[\w.~-]/.test(char) || safe.includes(char));
    return isSafe ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}

/** A value inside of a path: what a path segment may hold stays, also `/`. */
export function quotePath(value: UrlValue): string {
  return quote(value, "!$&'()*+,/:;=@");
}

/** The value of `_anchor`, quoted as Flask does it. */
export function quoteAnchor(value: UrlValue): string {
  return quote(value, "%!#$&'()*+,/:;=?@");
}

/**
 * The query string of further `url_for` arguments, with its `?`, or nothing: a list repeats its name,
 * `None` and undefined are left out, a bool is `True` or `False`.
 */
export function query(values: Readonly<Record<string, UrlValue | readonly UrlValue[]>>): string {
  const part = (value: UrlValue) => quote(value, "!$'()*,/:;?@ ").replaceAll(" ", "+");
  const pairs = Object.entries(values).flatMap(([name, value]) => {
    const all: readonly UrlValue[] = Array.isArray(value) ? value : [value];
    return all
      .filter((item) => item !== null && item !== undefined)
      .map((item) => `${part(name)}=${part(item)}`);
  });
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

function urlText(value: UrlValue): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return value === null ? "None" : String(value ?? "");
}
