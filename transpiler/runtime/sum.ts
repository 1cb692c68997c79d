/** The filter `sum`. */
import { add } from "./arith";
import { readPath } from "./attribute";
import { fail } from "./errors";
import { iterate } from "./iterate";
import { textOf } from "./value";

/** Options of the filter `sum`. */
export interface SumOptions {
  /** Add up this attribute of each item. */
  readonly attribute?: unknown;
  readonly start?: unknown;
}

/** The filter `sum` of dynamic values. */
export function sum(x: unknown, { attribute = null, start = 0 }: SumOptions = {}): unknown {
  if (textOf(start) !== undefined)
    fail("TypeError", "sum() can't sum strings [use ''.join(seq) instead]");
  return iterate(x).reduce<unknown>((total, item) => add(total, readPath(item, attribute)), start);
}
