/** Python's `format(value, spec)`. */
import { strftime } from "./datetime";
import { isDecimal, quantizeDecimal, readDecimal } from "./decimal";
import { floatText, generalText } from "./digits";
import { fail } from "./errors";
import { float } from "./float";
import { asFloat, toNum } from "./numeric";
import { str } from "./str";
import { characters, textLength } from "./unicode";
import { kindOf, textOf, typeName } from "./value";

interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  /** A zero that rounding made negative loses its sign. */
  readonly positiveZero: boolean;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | undefined;
  readonly type: string;
}

/** `format(value, spec)`, such as `format(1234.5, ",.2f")`. */
export function formatValue(value: unknown, spec: string): string {
  if (spec === "") return str(value);
  const kind = kindOf(value);
  if (kind === "datetime" || kind === "date" || kind === "time") return strftime(value, spec);
  const parsed = parse(spec, kind);
  if (textOf(value) !== undefined) return formatText(str(value), parsed);
  if (isDecimal(value)) return formatDecimal(value, parsed);
  const num = toNum(value);
  if (num === undefined) {
    return fail("TypeError", `unsupported format string passed to ${typeName(value)}.__format__`);
  }
  const isIntType = /^[bcdoxXn]$/.test(parsed.type);
  if (num.float) {
    if (isIntType && parsed.type !== "n") wrongType(parsed.type, "float");
    return formatFloat(num.value, parsed);
  }
  return isIntType || parsed.type === ""
    ? formatInt(num.value, parsed)
    : formatFloat(asFloat(num), parsed);
}

function parse(spec: string, kind: string): Spec {
  const pattern = /^(?:([^])?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/u;
  const match =
    pattern.exec(spec) ??
    fail("ValueError", `Invalid format specifier '${spec}' for object of type '${kind}'`);
  const [
    ,
    fill,
    align,
    sign = "",
    z,
    alternate,
    zero,
    width = "0",
    grouping = "",
    precision,
    type = "",
  ] = match;
  return {
    fill: fill ?? (zero ? "0" : " "),
    align: align ?? (zero && kind !== "str" && kind !== "html" ? "=" : ""),
    sign,
    positiveZero: z !== undefined,
    alternate: alternate !== undefined,
    width: Number(width),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    type,
  };
}

function formatText(text: string, spec: Spec): string {
  if (spec.type !== "" && spec.type !== "s") wrongType(spec.type, "str");
  if (spec.align === "=")
    fail("ValueError", "'=' alignment not allowed in string format specifier");
  if (spec.sign !== "") fail("ValueError", "Sign not allowed in string format specifier");
  const part =
    spec.precision === undefined ? text : characters(text).slice(0, spec.precision).join("");
  return aligned("", part, { ...spec, align: spec.align || "<" });
}

const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };

function formatInt(value: bigint, spec: Spec): string {
  const { type } = spec;
  if (spec.positiveZero)
    fail("ValueError", "Negative zero coercion (z) not allowed with an integer");
  if (spec.precision !== undefined)
    fail("ValueError", "Precision not allowed in integer format specifier");
  if (type === "c")
    return aligned("", String.fromCodePoint(Number(value)), { ...spec, align: spec.align || "<" });
  const base = BASES[type] ?? 10;
  const size = (value < 0n ? -value : value).toString(base);
  const digits = type === "X" ? size.toUpperCase() : size;
  const prefix = spec.alternate && base !== 10 ? `0${type}` : "";
  return number(value < 0n, prefix, digits, "", spec, base === 10 ? 3 : 4);
}

function formatFloat(value: number, spec: Spec): string {
  const { precision, alternate } = spec;
  const negative = value < 0 || Object.is(value, -0);
  const size = Math.abs(value);
  const type = spec.type === "n" ? "g" : spec.type;
  let text: string;
  if (type !== "") {
    if (!/^[eEfFgG%]$/.test(type)) wrongType(type, "float");
    text = floatText(size, type, precision ?? 6, alternate);
  } else if (precision === undefined || !Number.isFinite(size)) {
    text = float(size);
  } else {
    text = generalText(size, precision, alternate, true);
  }
  const [, whole = "", rest = ""] = /^(\d*)([^]*)$/.exec(text) ?? [];
  const isZero = spec.positiveZero && !/[1-9n]/i.test(text.replace(/e.*/i, ""));
  return number(negative && !isZero, "", whole, rest, spec, 3);
}

/** Decimals keep their digits: `format(Decimal("2.50"), "f")` is `2.50`, rounded half to even. */
function formatDecimal(value: { readonly $decimal: string }, spec: Spec): string {
  const decimal = readDecimal(value);
  if (decimal === undefined || !/^[f%F]?$/.test(spec.type))
    return formatFloat(Number(value.$decimal), spec);
  const { negative, coefficient, exponent } = decimal;
  if (spec.type === "" && spec.precision === undefined) {
    const [, whole = "", rest = ""] = /^-?(\d*)([^]*)$/.exec(value.$decimal) ?? [];
    return number(negative, "", whole, rest, spec, 3);
  }
  if (spec.type === "") return formatFloat(Number(value.$decimal), spec);
  const shifted = spec.type === "%" ? exponent + 2 : exponent;
  const places = spec.precision ?? Math.max(0, -shifted);
  const rounded = quantizeDecimal({ negative, coefficient, exponent: shifted }, places);
  const digits = rounded.coefficient.toString().padStart(places + 1, "0");
  const fraction = places > 0 ? `.${digits.slice(-places)}` : "";
  const rest = fraction + (spec.type === "%" ? "%" : "");
  return number(negative, "", digits.slice(0, digits.length - places), rest, spec, 3);
}

function number(
  negative: boolean,
  prefix: string,
  whole: string,
  rest: string,
  spec: Spec,
  group: number,
): string {
  const sign = negative ? "-" : spec.sign === "-" ? "" : spec.sign;
  const head = sign + prefix;
  let digits = grouped(whole, spec.grouping, group);
  if (spec.align === "=" && spec.fill === "0" && spec.grouping !== "") {
    // Zeros are grouped too, and a group never begins with its separator.
    for (let padded = whole; head.length + digits.length + rest.length < spec.width;) {
      padded = `0${padded}`;
      digits = grouped(padded, spec.grouping, group);
    }
  }
  return aligned(head, digits + rest, { ...spec, align: spec.align || ">" });
}

function grouped(digits: string, separator: string, size: number): string {
  if (separator === "") return digits;
  return digits.replace(new RegExp(`\\B(?=(?:\\w{${size}})+$)`, "g"), separator);
}

function aligned(head: string, body: string, { fill, align, width }: Spec): string {
  const space = Math.max(0, width - textLength(head + body));
  switch (align) {
    case "=":
      return head + fill.repeat(space) + body;
    case "<":
      return head + body + fill.repeat(space);
    case "^":
      return fill.repeat(Math.floor(space / 2)) + head + body + fill.repeat(Math.ceil(space / 2));
    default:
      return fill.repeat(space) + head + body;
  }
}

function wrongType(type: string, name: string): never {
  return fail("ValueError", `Unknown format code '${type}' for object of type '${name}'`);
}
