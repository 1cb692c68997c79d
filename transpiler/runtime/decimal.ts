/** `decimal.Decimal` in Python's default context: 28 digits, rounding half to even. */
import { divideEven, type Ratio } from "./exact";
import { tagText } from "./value";

/** A decimal: `coefficient * 10 ** exponent`. */
export interface Decimal {
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
  const match = /^([+-]?\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(tagText(x));
  if (match === null) return undefined;
  const [, whole = "", fraction = "", power = "0"] = match;
  const coefficient = BigInt(`${whole.replace(/^[+-]/, "")}${fraction}` || "0");
  const exponent = Number(power) - fraction.length;
  return { coefficient: whole.startsWith("-") ? -coefficient : coefficient, exponent };
}

/** The exact value of a decimal as a fraction. */
export function decimalRatio({ coefficient, exponent }: Decimal): Ratio {
  return exponent >= 0
    ? { top: coefficient * 10n ** BigInt(exponent), bottom: 1n }
    : { top: coefficient, bottom: 10n ** BigInt(-exponent) };
}

/** A decimal as a dynamic value, rounded to the context and spelled as `Decimal.__str__` does. */
export function boxDecimal(value: Decimal): { readonly $decimal: string } {
  const { coefficient, exponent } = toContext(value);
  const sign = coefficient < 0n ? "-" : "";
  const digits = (coefficient < 0n ? -coefficient : coefficient).toString();
  const adjusted = exponent + digits.length - 1;
  if (exponent <= 0 && adjusted >= -6) {
    const padded = digits.padStart(1 - exponent, "0");
    const whole = padded.slice(0, padded.length + exponent);
    return { $decimal: exponent === 0 ? sign + padded : `${sign}${whole}.${padded.slice(exponent)}` };
  }
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
  return { $decimal: `${sign}${digits.charAt(0)}${fraction}E${adjusted < 0 ? "" : "+"}${adjusted}` };
}

function toContext({ coefficient, exponent }: Decimal): Decimal {
  const length = (coefficient < 0n ? -coefficient : coefficient).toString().length;
  if (length <= PRECISION) return { coefficient, exponent };
  const extra = length - PRECISION;
  const rounded = divideEven(coefficient, 10n ** BigInt(extra));
  return toContext({ coefficient: rounded, exponent: exponent + extra });
}

/** `a + b`. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  const lift = (d: Decimal) => d.coefficient * 10n ** BigInt(d.exponent - exponent);
  return { coefficient: lift(a) + lift(b), exponent };
}

/** `a * b`. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent };
}

/** `a / b` for a divisor other than zero: 28 digits, or fewer zeros at the end if it is exact. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  const digits = (d: Decimal) => d.coefficient.toString().replace("-", "").length;
  const shift = Math.max(0, digits(b) - digits(a) + PRECISION + 1);
  const top = a.coefficient * 10n ** BigInt(shift);
  const ideal = a.exponent - b.exponent;
  let exponent = ideal - shift;
  let coefficient = top / b.coefficient;
  if (coefficient * b.coefficient !== top) {
    // One more digit than is kept must not look like a tie when something follows it.
    if (coefficient % 5n === 0n) coefficient += top < 0n === b.coefficient < 0n ? 1n : -1n;
    return { coefficient, exponent };
  }
  while (exponent < ideal && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent += 1;
  }
  return { coefficient, exponent };
}
