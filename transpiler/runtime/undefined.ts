/** Other ways to treat undefined values: `ChainableUndefined` and `StrictUndefined`. */
import { getitem } from "./access";
import { UndefinedError } from "./errors";

/** `obj.a.b[0]` with `ChainableUndefined`: undefined as soon as one step is. */
export function chain(obj: unknown, ...path: readonly unknown[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value === undefined ? value : getitem(value, step)),
    obj,
  );
}

/** A value where `StrictUndefined` raises if it is not there. */
export function required<T>(x: T | undefined, name: string): T {
  if (x === undefined) throw new UndefinedError(`'${name}' is undefined`);
  return x;
}
