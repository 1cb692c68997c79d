/** Python's `str()` and `repr()` of any value. */
import { fail } from "./errors";
import { float } from "./float";
import { toNum } from "./numeric";
import { absentText } from "./undefined";
import { isDict, isHtml, kindOf, membersOf, protocol, tagText } from "./value";

/** The text Jinja2 prints for a value without escaping: `None`, `True`, `1.0`, `['a']`; undefined is empty. */
export function str(x: unknown): string {
  if (typeof x === "string") return x;
  if (x === undefined) return absentText(x);
  switch (kindOf(x)) {
    case "undefined":
      return absentText(x);
    case "html":
      return isHtml(x) ? x.__html : "";
    case "datetime":
      return tagText(x).replace("T", " ");
    case "date":
    case "time":
    case "decimal":
      return tagText(x);
    case "dict": {
      const shown = protocol(x, "__str__");
      return shown === x ? repr(x) : str(shown);
    }
    default:
      return repr(x);
  }
}

/** Python's `repr`, the text a value has inside a printed list or dict. */
export function repr(x: unknown): string {
  switch (kindOf(x)) {
    case "undefined":
      return "Undefined";
    case "none":
      return "None";
    case "bool":
      return x === true ? "True" : "False";
    case "str":
      return quoted(String(x));
    case "html":
      return `Markup(${quoted(str(x))})`;
    case "int":
    case "float":
      return numberText(x);
    case "list":
      return `[${reprs(membersOf(x))}]`;
    case "tuple": {
      const items = membersOf(x) ?? [];
      return items.length === 1 ? `(${reprs(items)},)` : `(${reprs(items)})`;
    }
    case "set": {
      const items = membersOf(x) ?? [];
      return items.length === 0 ? "set()" : `{${reprs(items)}}`;
    }
    case "dict": {
      if (isObject(x))
        return fail("TypeError", "what repr() gives for an object is not known here");
      const pairs = isDict(x) ? x.$dict : Object.entries(x ?? {});
      return `{${pairs.map(([key, value]) => `${repr(key)}: ${repr(value)}`).join(", ")}}`;
    }
    case "datetime":
    case "date":
    case "time":
      return momentRepr(kindOf(x), tagText(x));
    case "decimal":
      return `Decimal(${quoted(tagText(x))})`;
    case "complex":
      return tagText(x);
    case "bytes":
      return `b${quoted(tagText(x), true)}`;
    case "function":
      return functionText(x);
    case "object":
      return String(x);
  }
}

/** Whether a dict stands for an object of Python, of which only what the page reads is here. */
function isObject(x: unknown): boolean {
  const keys = ["$ref", "__str__", "__iter__", "__len__", "__items__", "__index__", "__kind__"];
  return typeof x === "object" && x !== null && keys.some((key) => Object.hasOwn(x, key));
}

function functionText(x: unknown): string {
  if (typeof x !== "function") return "";
  return "title" in x ? `<Macro ${quoted(String(x.title))}>` : `<function ${x.name}>`;
}

function reprs(items: readonly unknown[] = []): string {
  return items.map(repr).join(", ");
}

function numberText(x: unknown): string {
  const num = toNum(x);
  if (num === undefined) return "";
  return num.float ? float(num.value) : num.value.toString();
}

const NAMED: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\\": "\\\\",
};

/** A quoted Python string: single quotes unless the text has only single ones. */
function quoted(text: string, bytes = false): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const hidden = bytes ? /[^ -~]|\\/gu : /[\p{C}\p{Z}\\]/gu;
  const body = text.replace(hidden, (char) =>
    char === " " ? char : (NAMED[char] ?? codeEscape(char)),
  );
  return quote + (quote === "'" ? body.replaceAll("'", "\\'") : body) + quote;
}

function codeEscape(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\U${code.toString(16).padStart(8, "0")}`;
}

/** `datetime.datetime(2026, 11, 20, 12, 0)`: seconds only if not zero; zones other than UTC as offsets. */
function momentRepr(kind: string, text: string): string {
  const [, zone = ""] = /(?:T|^\d\d:).*?(Z|[+-]\d\d:\d\d(?::\d\d)?)$/.exec(text) ?? [];
  const parts = (zone === "" ? text : text.slice(0, -zone.length)).split(/[-T:.]/).map(Number);
  if (kind === "date") return `datetime.date(${parts.join(", ")})`;
  const shown = kind === "time" ? 2 : 5;
  while (parts.length > shown && parts.at(-1) === 0) parts.pop();
  const fields = parts.map(String);
  if (zone !== "") fields.push(`tzinfo=${zoneRepr(zone)}`);
  return `datetime.${kind}(${fields.join(", ")})`;
}

function zoneRepr(zone: string): string {
  const [hours = 0, minutes = 0] = zone.slice(1).split(":").map(Number);
  const seconds = (hours * 3600 + minutes * 60) * (zone.startsWith("-") ? -1 : 1);
  if (zone === "Z" || seconds === 0) return "datetime.timezone.utc";
  const days = Math.floor(seconds / 86400);
  const fields = days === 0 ? [] : [`days=${days}`];
  const rest = seconds - days * 86400;
  if (rest !== 0) fields.push(`seconds=${rest}`);
  return `datetime.timezone(datetime.timedelta(${fields.join(", ")}))`;
}
