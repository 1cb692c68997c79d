/** Jinja2's tests on the divisors of a number. */
import { mod } from "./arith";
import { eq } from "./compare";

/** `x is odd`. */
export function isOdd(x: unknown): boolean {
  return eq(mod(x, 2), 1);
}

/** `x is even`. */
export function isEven(x: unknown): boolean {
  return eq(mod(x, 2), 0);
}

/** `x is divisibleby n`. */
export function isDivisibleby(x: unknown, divisor: unknown): boolean {
  return eq(mod(x, divisor), 0);
}
