/** The filter `urlencode`. */
import { fail } from "./errors";
import { iterate, unpack } from "./iterate";
import { items } from "./mapping";
import { quote } from "./urls";
import { kindOf, textOf } from "./value";

/** A text (or number) for a path, `/` kept; a dict or pairs as a query string. */
export function urlencode(x: unknown): string {
  const text = textOf(x);
  if (text !== undefined) return quote(text, "/");
  switch (kindOf(x)) {
    case "dict":
      return pairs(items(x));
    case "bytes":
      return fail("TypeError", "cannot unpack non-iterable int object");
    case "list":
    case "tuple":
    case "set":
    case "undefined":
      return pairs(iterate(x).map((pair) => unpack(pair, 2)));
    default:
      return quote(x, "/");
  }
}

function pairs(rows: readonly (readonly unknown[])[]): string {
  const part = (x: unknown) => quote(x, "").replaceAll("%20", "+");
  return rows.map(([key, value]) => `${part(key)}=${part(value)}`).join("&");
}
