/** Calls of values whose type is only known at run time. */
import { fail, UndefinedError } from "./errors";
import { typeName } from "./value";

/** `value(*args)`; raises where the value cannot be called. */
export function callValue(value: unknown, ...args: readonly unknown[]): unknown {
  if (value === undefined) throw new UndefinedError("an undefined value cannot be called");
  if (typeof value !== "function")
    return fail("TypeError", `'${typeName(value)}' object is not callable`);
  return Reflect.apply(value, undefined, args);
}
