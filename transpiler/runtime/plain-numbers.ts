/** Python's arithmetic on numbers whose type is known. */
import { fail } from "./errors";
import { fixedText, nearestFloat, ratioOf, scaled } from "./exact";

/** `a // b` of plain numbers. */
export function floorDiv(a: number, b: number): number {
  if (b === 0) return fail("ZeroDivisionError", "integer division or modulo by zero");
  // As in CPython: take the exact remainder off first, so that rounding cannot reach the next integer.
  const rest = a % b;
  const whole = (a - rest) / b - (rest !== 0 && rest < 0 !== b < 0 ? 1 : 0);
  if (whole !== 0) return Math.round(whole);
  return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
}

/** `a % b` of plain numbers: the result has the sign of `b`. */
export function modulo(a: number, b: number): number {
  if (b === 0) return fail("ZeroDivisionError", "integer modulo by zero");
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

/** `a ** b` of plain numbers. */
export function power(a: number, b: number): number {
  if (a === 0 && b < 0)
    return fail("ZeroDivisionError", "0.0 cannot be raised to a negative power");
  if (Math.abs(a) === 1 && !Number.isFinite(b)) return 1;
  if (a === 1) return 1;
  const result = a ** b;
  if (
    Number.isInteger(b) &&
    Math.abs(b) <= 1024 &&
    Number.isFinite(result) &&
    !Number.isSafeInteger(result)
  ) {
    // V8's power can be off by one unit in the last place; C's, which Python takes, is not.
    const { top, bottom } = ratioOf(a);
    const n = BigInt(Math.abs(b));
    return b < 0 ? nearestFloat(bottom ** n, top ** n) : nearestFloat(top ** n, bottom ** n);
  }
  if (Number.isNaN(result) && !Number.isNaN(a) && !Number.isNaN(b)) {
    return fail("TypeError", "a negative number to a fraction is complex");
  }
  return result;
}

/** The filter `sum` of plain numbers. */
export function sumNumbers(x: readonly number[], start = 0): number {
  return x.reduce((total, item) => total + item, start);
}

/** How `round` rounds: to the nearest (a tie to the even digit), always up or always down. */
export type RoundMethod = "common" | "ceil" | "floor";

/** The filter `round` of a plain float; the result is a float too. */
export function roundFloat(x: number, precision = 0, method: RoundMethod = "common"): number {
  if (!Number.isFinite(x))
    return method === "common" ? x : fail("ValueError", `cannot convert float ${x} to integer`);
  if (method !== "common") {
    const unit = 10 ** precision;
    return (Math[method](x * unit) + 0) / unit;
  }
  const sign = x < 0 || Object.is(x, -0) ? -1 : 1;
  if (precision >= 0) return sign * Number(fixedText(x, Math.min(precision, 400)));
  return sign * Number(scaled(Math.abs(x), precision) * 10n ** BigInt(-precision));
}
