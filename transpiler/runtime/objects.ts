/** Objects of Python classes: what their methods gave travels under the methods' names. */
import { length } from "./iterate";
import { protocol } from "./value";

/** What is printed for a value that may be an object: the result of its `__str__`. */
export function printed(x: unknown): unknown {
  return protocol(x, "__str__");
}

/** What a loop over a value that may be an object goes through: the result of its `__iter__`. */
export function iterated(x: unknown): unknown {
  return protocol(x, "__iter__");
}

/** The length of a value that may be an object: the result of its `__len__`. */
export function counted(x: unknown): number {
  const found = protocol(x, "__len__");
  return typeof found === "number" ? found : length(x);
}
