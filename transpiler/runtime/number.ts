/** Filters that make and change numbers. */
import { boxDecimal, decimalRatio, isDecimal, quantizeDecimal, readDecimal } from "./decimal";
import { fail, UndefinedError } from "./errors";
import { divideEven, fixedText } from "./exact";
import { asFloat, boxInt, integer, toNum, type Num } from "./numeric";
import { roundFloat, type RoundMethod } from "./plain-numbers";
import { truthy } from "./truthy";
import { stripText } from "./unicode";
import { boxFloat, isAbsent, textOf, typeName } from "./value";

/** The filter `abs`. */
export function abs(x: unknown): unknown {
  const num = toNum(x);
  const decimal = isDecimal(x) ? readDecimal(x) : undefined;
  if (decimal !== undefined) return boxDecimal({ ...decimal, negative: false });
  if (num === undefined) return fail("TypeError", `bad operand type for abs(): '${typeName(x)}'`);
  return num.float
    ? boxFloat(Math.abs(num.value))
    : boxInt(num.value < 0n ? -num.value : num.value);
}

/** The filter `round` of a dynamic number: an int stays an int, everything else is a float. */
export function round(x: unknown, precision: unknown = 0, method: unknown = "common"): unknown {
  const places = toNum(precision);
  const decimal = isDecimal(x) ? readDecimal(x) : undefined;
  const num = toNum(x) ?? (decimal && { float: true, value: floatOf(x) ?? NaN });
  if (num === undefined || places === undefined) {
    return fail("TypeError", `type ${typeName(x)} doesn't define __round__ method`);
  }
  const count = asFloat(places);
  const way = roundMethod(method);
  if (decimal !== undefined && way === "common") return boxDecimal(quantizeDecimal(decimal, count));
  if (num.float || way !== "common") return boxFloat(roundFloat(asFloat(num), count, way));
  if (count >= 0) return boxInt(num.value);
  const unit = 10n ** BigInt(-count);
  return boxInt(divideEven(num.value, unit) * unit);
}

/** The filter `int`: also of texts such as `"42.7"` or, with a base, `"0x1F"`; else the fallback. */
export function toInt(x: unknown, fallback: unknown = 0, base: unknown = 10): unknown {
  if (isAbsent(x)) throw new UndefinedError("cannot convert an undefined value to int");
  const text = textOf(x);
  if (text === undefined) {
    const num = toNum(x) ?? decimalNum(x);
    if (num === undefined) return fallback;
    if (!num.float) return boxInt(num.value);
    if (Math.abs(num.value) === Infinity)
      return fail("OverflowError", "cannot convert float infinity to integer");
    return Number.isNaN(num.value) ? fallback : boxInt(BigInt(Math.trunc(num.value)));
  }
  const whole = parseInteger(text, integer(base));
  if (whole !== undefined) return boxInt(whole);
  const float = parseFloatText(text);
  return float === undefined || !Number.isFinite(float)
    ? fallback
    : boxInt(BigInt(Math.trunc(float)));
}

/** The filter `float`: also of texts such as `" 1e3 "`, else the fallback. */
export function toFloat(x: unknown, fallback: unknown = boxFloat(0)): unknown {
  if (isAbsent(x)) throw new UndefinedError("cannot convert an undefined value to float");
  const value = floatOf(x);
  return value === undefined ? fallback : boxFloat(value);
}

/** The filter `filesizeformat`: `13.0 kB`, or `12.7 KiB` in binary units. */
export function filesizeformat(x: unknown, binary: unknown = false): string {
  if (isAbsent(x)) throw new UndefinedError("cannot format an undefined value as a size");
  const bytes = floatOf(x);
  if (bytes === undefined) {
    return fail(
      textOf(x) === undefined ? "TypeError" : "ValueError",
      "could not convert the value to float",
    );
  }
  const isBinary = truthy(binary);
  const base = isBinary ? 1024 : 1000;
  if (bytes === 1) return "1 Byte";
  if (bytes === -Infinity) return fail("OverflowError", "cannot convert float infinity to integer");
  if (bytes < base) return `${BigInt(Math.trunc(bytes))} Bytes`;
  const letters = "kMGTPEZY";
  const step = Array.from(letters).findIndex(
    (_, index) => bytes < BigInt(base) ** BigInt(index + 2),
  );
  const index = step < 0 ? letters.length - 1 : step;
  const size = (base * bytes) / base ** (index + 2);
  const unit = isBinary ? `${letters.charAt(index).toUpperCase()}iB` : `${letters.charAt(index)}B`;
  return `${Number.isFinite(size) ? fixedText(size, 1) : String(size).slice(0, 3).toLowerCase()} ${unit}`;
}

function roundMethod(method: unknown): RoundMethod {
  const name = textOf(method);
  if (name === "common" || name === "ceil" || name === "floor") return name;
  return fail("FilterArgumentError", "method must be common, ceil or floor");
}

function floatOf(x: unknown): number | undefined {
  const text = textOf(x);
  if (text !== undefined) return parseFloatText(text);
  const num = toNum(x);
  if (num !== undefined) return asFloat(num);
  return isDecimal(x) ? Number(x.$decimal) : undefined;
}

/** A decimal without its fraction, as `int` takes it. */
function decimalNum(x: unknown): Num | undefined {
  const value = isDecimal(x) ? readDecimal(x) : undefined;
  if (value === undefined) return undefined;
  const { top, bottom } = decimalRatio(value);
  return { float: false, value: top / bottom };
}

/** Decimal digits of any script as ASCII ones. */
function asciiDigits(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (char) => {
    if (!/\p{Nd}/u.test(char)) return char;
    // The digits of a script are ten neighbours, the first one at a zero.
    let zero = char.codePointAt(0) ?? 0;
    const code = zero;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  });
}

const PREFIXES: Readonly<Record<number, string>> = { 2: "0b", 8: "0o", 16: "0x" };

function parseInteger(text: string, base: number): bigint | undefined {
  const match = /^([+-]?)(0[box])?(_?[\da-z]+(?:_[\da-z]+)*)$/i.exec(asciiDigits(stripText(text)));
  if (match === null) return undefined;
  const [, sign = "", prefix = "", body = ""] = match;
  const known = Object.entries(PREFIXES).find(([, start]) => start === prefix.toLowerCase());
  const radix = base === 0 ? Number(known?.[0] ?? 10) : base;
  const digits = prefix !== "" && PREFIXES[radix] !== prefix.toLowerCase() ? prefix + body : body;
  if (digits.startsWith("_") && digits !== body) return undefined;
  if (digits.startsWith("_") && prefix === "") return undefined;
  if (base === 0 && prefix === "" && /^0+[1-9]/.test(digits)) return undefined;
  let value = 0n;
  for (const digit of digits.replaceAll("_", "")) {
    const worth = parseInt(digit, 36);
    if (!(worth < radix)) return undefined;
    value = value * BigInt(radix) + BigInt(worth);
  }
  return sign === "-" ? -value : value;
}

function parseFloatText(text: string): number | undefined {
  const clean = asciiDigits(stripText(text)).toLowerCase();
  const word = /^([+-]?)(inf|infinity|nan)$/.exec(clean);
  if (word !== null) return word[2] === "nan" ? NaN : word[1] === "-" ? -Infinity : Infinity;
  const digits = "\\d+(?:_\\d+)*";
  const number = new RegExp(
    `^[+-]?(?:${digits}\\.?(?:${digits})?|\\.${digits})(?:e[+-]?${digits})?$`,
  );
  return number.test(clean) ? Number(clean.replaceAll("_", "")) : undefined;
}
