/** Calls of values whose type is only known at run time. */
import { fail, UndefinedError } from "./errors";
import { isAbsent, typeName } from "./value";

/** `value(*args)`; raises where the value cannot be called. */
export function callValue(value: unknown, ...args: readonly unknown[]): unknown {
  if (isAbsent(value)) throw new UndefinedError("an undefined value cannot be called");
  if (typeof value !== "function")
    return fail("TypeError", `'${typeName(value)}' object is not callable`);
  return Reflect.apply(value, undefined, args);
}

/** What a method is called on; raises where it is undefined or None, as Jinja2 does. */
export function receiver<T>(x: T, method: string): NonNullable<T> {
  if (x === undefined || x === null || isAbsent(x))
    throw new UndefinedError(`'${typeName(x)}' has no attribute '${method}'`);
  return x;
}
