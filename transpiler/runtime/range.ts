/** The function `range`. */
import { fail } from "./errors";

/** `range(stop)`, `range(start, stop)` or `range(start, stop, step)` as a list. */
export function range(start: number, stop?: number, step = 1): number[] {
  if (step === 0) return fail("ValueError", "range() arg 3 must not be zero");
  const [first, last] = stop === undefined ? [0, start] : [start, stop];
  return Array.from(
    { length: Math.max(0, Math.ceil((last - first) / step)) },
    (_, index) => first + index * step,
  );
}
