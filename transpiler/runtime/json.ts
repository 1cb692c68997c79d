/** The filter `tojson`: JSON as Python's `json` module writes it, safe inside of HTML. */
import { order } from "./compare";
import { fail } from "./errors";
import { float } from "./float";
import { httpDate } from "./http-date";
import { items } from "./mapping";
import { integer, toNum } from "./numeric";
import { html, isHtml, kindOf, membersOf, tagText, typeName, type Html } from "./value";

const UNSAFE: Readonly<Record<string, string>> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "'": "\\u0027",
};

interface Layout {
  readonly indent: number | null;
  readonly sortKeys: boolean;
  readonly ascii: boolean;
}

/**
 * Keys sorted and everything but ASCII as `\u` escapes (unless the app says otherwise), `", "` and `": "`
 * between, `< > & '` escaped too. Dates and decimals are written as Flask does. A static float must be
 * boxed to be written as `1.0`.
 */
export function tojson(x: unknown, indent: unknown = null, sortKeys = true, ascii = true): Html {
  const layout = { indent: indent === null ? null : integer(indent), sortKeys, ascii };
  const text = dump(x, layout, "\n");
  return html(text.replace(/[<>&']/g, (char) => UNSAFE[char] ?? char));
}

function dump(x: unknown, layout: Layout, newline: string): string {
  const inner = newline + " ".repeat(layout.indent ?? 0);
  const kind = kindOf(x);
  switch (kind) {
    case "none":
      return "null";
    case "bool":
      return String(x);
    case "int":
    case "float":
      return numberJson(x);
    case "str":
      return quoted(String(x), layout);
    case "html":
      return quoted(isHtml(x) ? x.__html : "", layout);
    case "decimal":
      return quoted(tagText(x), layout);
    case "datetime":
    case "date":
      return quoted(httpDate(x), layout);
    case "list":
    case "tuple": {
      const rows = (membersOf(x) ?? []).map((item) => dump(item, layout, inner));
      return rows.length === 0 ? "[]" : `[${spread(rows, layout, newline, inner)}]`;
    }
    case "dict": {
      const rows = pairsOf(x, layout).map(([key, value]) => {
        return `${quoted(keyJson(key), layout)}: ${dump(value, layout, inner)}`;
      });
      return rows.length === 0 ? "{}" : `{${spread(rows, layout, newline, inner)}}`;
    }
    default:
      return fail("TypeError", `Object of type ${typeName(x)} is not JSON serializable`);
  }
}

function spread(
  rows: readonly string[],
  { indent }: Layout,
  newline: string,
  inner: string,
): string {
  return indent === null ? rows.join(", ") : inner + rows.join(`,${inner}`) + newline;
}

function pairsOf(x: unknown, { sortKeys }: Layout): [unknown, unknown][] {
  const pairs = items(x);
  return sortKeys ? pairs.sort(([a], [b]) => order(a, b)) : pairs;
}

function keyJson(key: unknown): string {
  switch (kindOf(key)) {
    case "str":
      return String(key);
    case "html":
      return isHtml(key) ? key.__html : "";
    case "none":
      return "null";
    case "bool":
      return String(key);
    case "int":
    case "float":
      return numberJson(key);
    default:
      return fail("TypeError", `keys must be str, int, float, bool or None, not ${typeName(key)}`);
  }
}

function numberJson(x: unknown): string {
  const num = toNum(x);
  if (num === undefined) return "null";
  if (!num.float) return num.value.toString();
  if (Number.isNaN(num.value)) return "NaN";
  if (!Number.isFinite(num.value)) return num.value > 0 ? "Infinity" : "-Infinity";
  return float(num.value);
}

function quoted(text: string, { ascii }: Layout): string {
  const json = JSON.stringify(text);
  if (!ascii) return json;
  return json.replace(/[^ -~]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
