/** Python's `%` formatting: `"%s has %d" % (name, count)`. */
import { decimalRatio, isDecimal, readDecimal } from "./decimal";
import { floatText } from "./digits";
import { fail, UndefinedError } from "./errors";
import { escape, escapeText } from "./escape";
import { boxInt, toNum, type Num } from "./numeric";
import { repr, str } from "./str";
import { boxFloat, html, isAbsent, isDict, isHtml, isPlainDict, kindOf, membersOf, textOf, typeName, type Html } from "./value";

const FIELD = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?([^]?)/gu;

interface Field {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly type: string;
}

/**
 * `format % value`: a tuple gives the arguments in order, a dict gives `%(name)s` by name.
 * A format that is trusted HTML escapes what it is given and stays trusted.
 */
export function percent(format: string, value: unknown): string;
export function percent(format: Html, value: unknown): Html;
export function percent(format: unknown, value: unknown): string | Html;
export function percent(format: unknown, value: unknown): string | Html {
  const text = textOf(format) ?? str(format);
  const trusted = isHtml(format);
  const args = kindOf(value) === "tuple" ? (membersOf(value) ?? []) : [value];
  let used = 0;
  const next = (): unknown => {
    if (used >= args.length) fail("TypeError", "not enough arguments for format string");
    return args[used++];
  };
  const size = (spec: string | undefined): number | undefined => {
    if (spec === "*" && trusted) fail("TypeError", "* wants int");
    return spec === "*" ? Number(next()) : spec === undefined ? undefined : Number(spec);
  };
  const result = text.replace(FIELD, (_, key, flags, width, precision, type) => {
    if (type === "%") return "%";
    const wide = size(width) ?? 0;
    const field: Field = {
      flags: wide < 0 ? `${flags}-` : flags,
      width: Math.abs(wide),
      precision: size(precision),
      type,
    };
    return formatField(field, key === undefined ? next() : lookUp(value, key), trusted);
  });
  const isMapping = ["dict", "list", "undefined"].includes(kindOf(value));
  if (
    used < args.length &&
    !isMapping &&
    (used > 0 || kindOf(value) === "tuple" || !text.includes("%("))
  ) {
    fail("TypeError", "not all arguments converted during string formatting");
  }
  return trusted ? html(result) : result;
}

/** The filter `format`: `{{ "%s, %s!"|format(greeting, name) }}`; names go through `percent`. */
export function format(value: string, ...args: unknown[]): string;
export function format(value: unknown, ...args: unknown[]): string | Html;
export function format(value: unknown, ...args: unknown[]): string | Html {
  return percent(value, { $tuple: args });
}

function lookUp(mapping: unknown, key: string): unknown {
  if (isDict(mapping)) {
    const pair = mapping.$dict.find(([name]) => textOf(name) === key);
    if (pair !== undefined) return pair[1];
  } else if (isPlainDict(mapping)) {
    if (Object.hasOwn(mapping, key)) return mapping[key];
  } else {
    return fail("TypeError", "format requires a mapping");
  }
  return fail("KeyError", repr(key));
}

function formatField(field: Field, value: unknown, trusted: boolean): string {
  const { flags, width, precision, type } = field;
  // `Markup` wraps its arguments; the wrapper is read by `int()` and `float()`, but is no integer itself.
  if (trusted && /^[xXoc]$/.test(type))
    fail("TypeError", `%${type} format: an integer is required`);
  const real = trusted && textOf(value) !== undefined ? fromText(value, type) : value;
  if ("diu".includes(type) && type !== "") return padNumber(integer(real, "d"), 10, field);
  switch (type) {
    case "s":
      return pad((trusted ? escape(value) : str(value)).slice(0, precision), width, flags);
    case "r":
    case "a": {
      const text = type === "a" ? ascii(repr(value)) : repr(value);
      return pad((trusted ? escapeText(text) : text).slice(0, precision), width, flags);
    }
    case "c":
      return pad(character(value), width, flags);
    case "x":
    case "X":
      return padNumber(integer(value, type), 16, field);
    case "o":
      return padNumber(integer(value, type), 8, field);
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G": {
      const x = Number(number(real, "f").value);
      const digits = floatText(x, type, precision ?? 6, flags.includes("#"));
      return padDigits(x < 0 || Object.is(x, -0) ? "-" : "", digits, field);
    }
    case "":
      return fail("ValueError", "incomplete format");
    default:
      return fail("ValueError", `unsupported format character '${type}'`);
  }
}

function number(value: unknown, type: string): Num {
  if (isAbsent(value)) throw new UndefinedError("cannot format an undefined value as a number");
  const num = toNum(value);
  if (num !== undefined) return num;
  const decimal = isDecimal(value) ? readDecimal(value) : undefined;
  if (decimal !== undefined) {
    const { top, bottom } = decimalRatio(decimal);
    if (type === "d") return { float: false, value: top / bottom };
    if (type === "f") return { float: true, value: Number(str(value)) };
  }
  const wanted = type === "d" || type === "f" ? "a real number" : "an integer";
  return fail("TypeError", `%${type} format: ${wanted} is required, not ${typeName(value)}`);
}

function integer(value: unknown, type: string): bigint {
  const num = number(value, type);
  if (!num.float) return num.value;
  if (type !== "d") fail("TypeError", `%${type} format: an integer is required, not float`);
  if (!Number.isFinite(num.value))
    fail("ValueError", `cannot convert float ${num.value} to integer`);
  return BigInt(Math.trunc(num.value));
}

/** The number in a text, for the formats that take one. */
function fromText(value: unknown, type: string): unknown {
  const text = str(value).trim();
  if ("diu".includes(type)) return /^[+-]?\d+$/.test(text) ? boxInt(BigInt(text)) : badText(text);
  if (!/^[eEfFgG]$/.test(type)) return value;
  return text !== "" && Number.isFinite(Number(text)) ? boxFloat(Number(text)) : badText(text);
}

function badText(text: string): never {
  return fail("ValueError", `invalid literal: ${repr(text)}`);
}

function character(value: unknown): string {
  const text = textOf(value);
  if (text !== undefined && Array.from(text).length === 1) return text;
  const num = toNum(value);
  if (num === undefined || num.float) return fail("TypeError", "%c requires int or char");
  return String.fromCodePoint(Number(num.value));
}

function padNumber(value: bigint, base: number, field: Field): string {
  const prefix = field.flags.includes("#") && base !== 10 ? (base === 16 ? "0x" : "0o") : "";
  const size = value < 0n ? -value : value;
  const digits = size.toString(base).padStart(field.precision ?? 0, "0");
  const text = padDigits(value < 0n ? "-" : "", digits, field, prefix);
  return field.type === "X" ? text.toUpperCase() : text;
}

function padDigits(minus: string, digits: string, field: Field, prefix = ""): string {
  const { flags, width } = field;
  const sign = minus || (flags.includes("+") ? "+" : flags.includes(" ") ? " " : "");
  const fill = flags.includes("0") && !flags.includes("-");
  const head = sign + prefix;
  return fill ? head + digits.padStart(width - head.length, "0") : pad(head + digits, width, flags);
}

function pad(text: string, width: number, flags: string): string {
  return flags.includes("-") ? text.padEnd(width) : text.padStart(width);
}

function ascii(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    if (code < 0x100) return `\\x${hex}`;
    return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
  });
}
