/**
 * Python's numbers behind one door: `bool` and `int` as `bigint`, `float` as `number`.
 *
 * Used by the dynamic operators; code with static types calculates with plain numbers.
 */
import { fail, UndefinedError } from "./errors";
import { boxFloat, isAbsent, kindOf, tagText, typeName, type Float, type Int } from "./value";

/** A number taken apart: ints are exact at any size. */
export type Num =
  | { readonly float: false; readonly value: bigint }
  | { readonly float: true; readonly value: number };

/** A dynamic number as it travels. */
export type Numeric = number | Int | Float;

/** The number a value is in Python, bools included; undefined when it is none. */
export function toNum(x: unknown): Num | undefined {
  if (typeof x === "boolean") return { float: false, value: x ? 1n : 0n };
  if (typeof x === "number") {
    return Number.isInteger(x) ? { float: false, value: BigInt(x) } : { float: true, value: x };
  }
  const kind = kindOf(x);
  if (kind === "int") return { float: false, value: BigInt(tagText(x)) };
  if (kind !== "float") return undefined;
  const text = tagText(x);
  if (text === "nan") return { float: true, value: NaN };
  if (text === "inf" || text === "-inf") {
    return { float: true, value: text === "inf" ? Infinity : -Infinity };
  }
  // `String(-0)` is "0", so a zero is read from the tag itself.
  const value = typeof x === "object" && x !== null && "$float" in x ? Number(x.$float) : NaN;
  return { float: true, value };
}

/** An argument that must be an int, such as a width; a float raises, as in Python. */
export function integer(x: unknown): number {
  if (isAbsent(x)) throw new UndefinedError("an int is needed, the value is undefined");
  const num = toNum(x);
  if (num !== undefined && !num.float) return Number(num.value);
  return fail("TypeError", `'${typeName(x)}' object cannot be interpreted as an integer`);
}

/** An exact int as it travels: a plain number up to 2 ** 53. */
export function boxInt(value: bigint): number | Int {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : { $int: value.toString() };
}

/** A number put together again. */
export function boxNum(num: Num): Numeric {
  return num.float ? boxFloat(num.value) : boxInt(num.value);
}

/** The nearest float. */
export function asFloat(num: Num): number {
  return Number(num.value);
}

/** Compare two numbers exactly, also a large int with a float: negative, zero or positive, or NaN. */
export function compareNums(a: Num, b: Num): number {
  if (!a.float && !b.float) return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
  if (Number.isNaN(a.value) || Number.isNaN(b.value)) return NaN;
  // JavaScript compares a bigint with a number by their exact values.
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}
