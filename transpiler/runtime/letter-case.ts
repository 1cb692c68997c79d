/** Jinja2's tests on the case of a text. */
import { str } from "./str";
import { islower, isupper } from "./unicode";

/** `x is lower`: has letters, and all are small. */
export function isLower(x: unknown): boolean {
  return islower(str(x));
}

/** `x is upper`: has letters, and all are big. */
export function isUpper(x: unknown): boolean {
  return isupper(str(x));
}
