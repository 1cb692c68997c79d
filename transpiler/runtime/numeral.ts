/** Numbers that are printed, where Python tells `2.0` from `2`. */
import { add, mul, sub } from "./arith";
import { float } from "./float";
import { boxInt, toNum } from "./numeric";
import { boxFloat } from "./value";

/**
 * An `int` as a number; a `float`, or an `int` beyond 2 ** 53, as the text Python prints. `{x}` prints it,
 * `Number(x)` compares and calculates with it.
 */
export type Numeral = number | `${number}`;

/** A numeral as a dynamic value; None and Undefined stay. */
export function boxNumeral(x: unknown): unknown {
  if (typeof x !== "string") return x;
  return /^-?\d+$/.test(x) ? boxInt(BigInt(x)) : boxFloat(Number(x));
}

/** `a + b`. */
export function plus(a: Numeral, b: Numeral): Numeral {
  return numeral(add(boxNumeral(a), boxNumeral(b)));
}

/** `a - b`. */
export function minus(a: Numeral, b: Numeral): Numeral {
  return numeral(sub(boxNumeral(a), boxNumeral(b)));
}

/** `a * b`. */
export function times(a: Numeral, b: Numeral): Numeral {
  return numeral(mul(boxNumeral(a), boxNumeral(b)));
}

/** A dynamic number as a numeral. */
export function numeral(x: unknown): Numeral {
  if (typeof x === "number" && Number.isInteger(x)) return x;
  const num = toNum(x);
  const text = num === undefined || !num.float ? String(num?.value) : float(num.value);
  return text as Numeral;
}
