/**
 * Jinja2's tests on the type of a value, `x is ...`. The comparisons (`eq`, `lt`) are in `compare`, where
 * `contains` is the test `in`; `isIterable` is in `iterate`, names of filters and tests are in `names`.
 */
import { askedKind, isAbsent, isHtml, typeName } from "./value";
import { nameOf } from "./compare";
import { isStrict } from "./undefined";

/** `x is defined`; `None` is. */
export function isDefined<T>(x: T | undefined): x is T {
  return !isAbsent(x);
}

/** `x is undefined`. */
export function isUndefined(x: unknown): x is undefined {
  return isAbsent(x);
}

/** `x is none`. */
export function isNone(x: unknown): x is null {
  return x === null;
}

/** `x is boolean`. */
export function isBoolean(x: unknown): boolean {
  return askedKind(x) === "bool";
}

/** `x is true`: the bool only, not every value that counts as true. */
export function isTrue(x: unknown): x is true {
  return x === true;
}

/** `x is false`: the bool only. */
export function isFalse(x: unknown): x is false {
  return x === false;
}

/** `x is integer`; a bool is none here. */
export function isInteger(x: unknown): boolean {
  return askedKind(x) === "int";
}

/** `x is float`. */
export function isFloat(x: unknown): boolean {
  return askedKind(x) === "float";
}

/** `x is number`: int, float, decimal, complex, and bool too. */
export function isNumber(x: unknown): boolean {
  return ["bool", "int", "float", "decimal", "complex"].includes(askedKind(x));
}

/** `x is string`, also for trusted HTML. */
export function isString(x: unknown): boolean {
  return ["str", "html"].includes(askedKind(x));
}

/** `x is mapping`. */
export function isMapping(x: unknown): boolean {
  return askedKind(x) === "dict";
}

/** `x is sequence`: has a length and items by number or key; undefined has. */
export function isSequence(x: unknown): boolean {
  if (isAbsent(x)) return !isStrict();
  return ["str", "html", "list", "tuple", "dict", "bytes"].includes(askedKind(x));
}

/** `x is callable`; undefined is, though calling it raises. */
export function isCallable(x: unknown): boolean {
  return typeof x === "function" || isAbsent(x);
}

/** `x is sameas y`: the same object; equal numbers, texts and bools are one, and objects of one name. */
export function isSameas(x: unknown, other: unknown): boolean {
  const [name, otherName] = [nameOf(x), nameOf(other)];
  if (name !== undefined && otherName !== undefined) return name === otherName;
  return x === other && typeName(x) === typeName(other);
}

/** `x is escaped`: trusted HTML. */
export function isEscaped(x: unknown): boolean {
  return isHtml(x);
}
