/** `decimal.Decimal` in Python's default context: 28 digits, rounding half to even. */
import { fail } from "./errors";
import { divideEven, type Ratio } from "./exact";
import { tagText } from "./value";

/** A decimal: `coefficient * 10 ** exponent`, with a sign that zero has too. */
export interface Decimal {
  readonly negative: boolean;
  readonly coefficient: bigint;
  readonly exponent: number;
}

const PRECISION = 28;

/** Whether a value is a dynamic decimal. */
export function isDecimal(x: unknown): x is { readonly $decimal: string } {
  return typeof x === "object" && x !== null && "$decimal" in x;
}

/** Read the digits of a decimal; undefined for NaN and the infinities. */
export function readDecimal(x: { readonly $decimal: string }): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(tagText(x));
  if (match === null) return undefined;
  const [, sign = "", whole = "", fraction = "", power = "0"] = match;
  const coefficient = BigInt(whole + fraction || "0");
  return { negative: sign === "-", coefficient, exponent: Number(power) - fraction.length };
}

/** An int as a decimal. */
export function decimalOf(value: bigint, exponent = 0): Decimal {
  return { negative: value < 0n, coefficient: value < 0n ? -value : value, exponent };
}

/** The exact value of a decimal as a fraction. */
export function decimalRatio({ negative, coefficient, exponent }: Decimal): Ratio {
  const signed = negative ? -coefficient : coefficient;
  return exponent >= 0
    ? { top: signed * 10n ** BigInt(exponent), bottom: 1n }
    : { top: signed, bottom: 10n ** BigInt(-exponent) };
}

/** A decimal as a dynamic value, rounded to the context and spelled as `Decimal.__str__` does. */
export function boxDecimal(value: Decimal): { readonly $decimal: string } {
  const { negative, coefficient, exponent } = toContext(value);
  const sign = negative ? "-" : "";
  const digits = coefficient.toString();
  const adjusted = exponent + digits.length - 1;
  if (exponent <= 0 && adjusted >= -6) {
    const padded = digits.padStart(1 - exponent, "0");
    const whole = padded.slice(0, padded.length + exponent);
    return {
      $decimal: exponent === 0 ? sign + padded : `${sign}${whole}.${padded.slice(exponent)}`,
    };
  }
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
  return {
    $decimal: `${sign}${digits.charAt(0)}${fraction}E${adjusted < 0 ? "" : "+"}${adjusted}`,
  };
}

function toContext(value: Decimal): Decimal {
  const extra = value.coefficient.toString().length - PRECISION;
  if (extra <= 0) return value;
  const coefficient = divideEven(value.coefficient, 10n ** BigInt(extra));
  return toContext({ ...value, coefficient, exponent: value.exponent + extra });
}

/** `round(x, places)` to a decimal with that many places. */
export function quantizeDecimal(x: Decimal, places: number): Decimal {
  const shift = x.exponent + places;
  const coefficient =
    shift >= 0
      ? x.coefficient * 10n ** BigInt(shift)
      : divideEven(x.coefficient, 10n ** BigInt(-shift));
  return { negative: x.negative, coefficient, exponent: -places };
}

/** `-x`. */
export function negateDecimal(x: Decimal): Decimal {
  return { ...x, negative: x.coefficient !== 0n && !x.negative };
}

/** `a + b`. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  const lift = (d: Decimal) =>
    (d.negative ? -d.coefficient : d.coefficient) * 10n ** BigInt(d.exponent - exponent);
  const sum = decimalOf(lift(a) + lift(b), exponent);
  return sum.coefficient === 0n ? { ...sum, negative: a.negative && b.negative } : sum;
}

/** `a - b`. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { ...b, negative: !b.negative });
}

/** `a * b`. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  const coefficient = a.coefficient * b.coefficient;
  return { negative: a.negative !== b.negative, coefficient, exponent: a.exponent + b.exponent };
}

/** `a / b`: 28 digits, or fewer zeros at the end if it is exact. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  needDivisor(b);
  const negative = a.negative !== b.negative;
  const ideal = a.exponent - b.exponent;
  if (a.coefficient === 0n) return { negative, coefficient: 0n, exponent: ideal };
  const gap = b.coefficient.toString().length - a.coefficient.toString().length;
  const shift = Math.max(0, gap + PRECISION + 1);
  const top = a.coefficient * 10n ** BigInt(shift);
  let coefficient = top / b.coefficient;
  let exponent = ideal - shift;
  if (coefficient * b.coefficient !== top) {
    // One more digit than is kept must not look like a tie when something follows it.
    return {
      negative,
      coefficient: coefficient % 5n === 0n ? coefficient + 1n : coefficient,
      exponent,
    };
  }
  while (exponent < ideal && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent += 1;
  }
  return { negative, coefficient, exponent };
}

/** `a // b`, which cuts off toward zero, unlike that of ints. */
export function floordivDecimals(a: Decimal, b: Decimal): Decimal {
  needDivisor(b);
  const [left, right] = aligned(a, b);
  return { negative: a.negative !== b.negative, coefficient: left / right, exponent: 0 };
}

/** `a % b` with the sign of `a`, unlike that of ints. */
export function moduloDecimals(a: Decimal, b: Decimal): Decimal {
  needDivisor(b);
  const [left, right] = aligned(a, b);
  return {
    negative: a.negative,
    coefficient: left % right,
    exponent: Math.min(a.exponent, b.exponent),
  };
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint] {
  const exponent = Math.min(a.exponent, b.exponent);
  const lift = (d: Decimal) => d.coefficient * 10n ** BigInt(d.exponent - exponent);
  return [lift(a), lift(b)];
}

function needDivisor(divisor: Decimal): void {
  if (divisor.coefficient === 0n) fail("ZeroDivisionError", "division by zero");
}
