/** The function `range`. */
import { fail } from "./errors";
import { integer } from "./numeric";

/** `range(stop)`, `range(start, stop)` or `range(start, stop, step)` as a list. */
export function range(start: unknown, stop?: unknown, step: unknown = 1): number[] {
  const [first, last] = stop === undefined ? [0, integer(start)] : [integer(start), integer(stop)];
  const stride = integer(step);
  if (stride === 0) return fail("ValueError", "range() arg 3 must not be zero");
  const length = Math.max(0, Math.ceil((last - first) / stride));
  return Array.from({ length }, (_, index) => first + index * stride);
}
