/** The filter `tojson`: JSON as Python's `json` module writes it, safe inside of HTML. */
import { order } from "./compare";
import { fail } from "./errors";
import { float } from "./float";
import { httpDate } from "./http-date";
import { toNum } from "./numeric";
import {
  html,
  isDict,
  isHtml,
  isPlainDict,
  kindOf,
  membersOf,
  tagText,
  typeName,
  type Html,
} from "./value";

const UNSAFE: Readonly<Record<string, string>> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "'": "\\u0027",
};

/**
 * Keys sorted, `", "` and `": "` between, everything but ASCII as `\u` escapes, and `< > & '` too.
 * Dates and decimals are written as Flask does. A static float must be boxed to be written as `1.0`.
 */
export function tojson(x: unknown, indent: number | null = null): Html {
  return html(dump(x, indent, "\n").replace(/[<>&']/g, (char) => UNSAFE[char] ?? char));
}

function dump(x: unknown, indent: number | null, newline: string): string {
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
    case "decimal":
      return quoted(kind === "str" ? String(x) : tagText(x));
    case "html":
      return quoted(isHtml(x) ? x.__html : "");
    case "datetime":
    case "date":
      return quoted(httpDate(x));
    case "list":
    case "tuple": {
      const inner = nextLine(indent, newline);
      return wrapped(
        "[",
        (membersOf(x) ?? []).map((item) => dump(item, indent, inner)),
        "]",
        indent,
        newline,
      );
    }
    case "dict": {
      const inner = nextLine(indent, newline);
      const rows = pairsOf(x).map(
        ([key, value]) => `${quoted(key)}: ${dump(value, indent, inner)}`,
      );
      return wrapped("{", rows, "}", indent, newline);
    }
    default:
      return fail("TypeError", `Object of type ${typeName(x)} is not JSON serializable`);
  }
}

function pairsOf(x: unknown): [string, unknown][] {
  const pairs: [unknown, unknown][] = isDict(x)
    ? [...x.$dict]
    : isPlainDict(x)
      ? Object.entries(x)
      : [];
  return pairs.sort(([a], [b]) => order(a, b)).map(([key, value]) => [keyJson(key), value]);
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

function quoted(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

function nextLine(indent: number | null, newline: string): string {
  return indent === null ? newline : newline + " ".repeat(indent);
}

function wrapped(
  open: string,
  rows: string[],
  close: string,
  indent: number | null,
  newline: string,
): string {
  if (rows.length === 0) return open + close;
  if (indent === null) return open + rows.join(", ") + close;
  const inner = nextLine(indent, newline);
  return open + inner + rows.join(`,${inner}`) + newline + close;
}
