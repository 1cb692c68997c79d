/** The filter `default`. */
import { truthy } from "./truthy";
import { isAbsent } from "./value";

/** The fallback if the value is undefined; with `boolean` also if it is false. `None` is not undefined. */
export function default_<T, D = string>(x: T | undefined, fallback?: D, boolean?: unknown): T | D;
export function default_(x: unknown, fallback: unknown = "", boolean: unknown = false): unknown {
  return isAbsent(x) || (truthy(boolean) && !truthy(x)) ? fallback : x;
}
