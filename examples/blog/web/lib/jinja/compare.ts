/** Python's comparisons of dynamic values: `==`, `<`, `in` and their kin. */
import { decimalRatio, isDecimal, readDecimal } from "./decimal";
import { fail, UndefinedError } from "./errors";
import { ratioOf, type Ratio } from "./exact";
import { needHashable } from "./hash";
import { momentOrder } from "./moment";
import { asFloat, compareNums, toNum } from "./numeric";
import { checkUse } from "./undefined";
import { isAbsent, isDict, isPlainDict, kindOf, membersOf, tagText, textOf, typeName } from "./value";

/** `a == b`, deeply: `1 == 1.0 == true`, but a list is never a tuple. */
export function eq(a: unknown, b: unknown): boolean {
  if (typeof a === "string" && typeof b === "string") return a === b;
  if (isAbsent(a) || isAbsent(b)) return absentEq(a, b);
  if (a === null || b === null) return a === b;
  const order = numberOrder(a, b);
  if (order !== undefined) return order === 0;
  const text = textOf(a);
  if (text !== undefined) return text === textOf(b);
  const kind = kindOf(a);
  if (kind === "complex" || kindOf(b) === "complex")
    return fail("TypeError", "complex numbers are not compared here");
  if (kind !== kindOf(b)) return false;
  switch (kind) {
    case "list":
    case "tuple": {
      const [left = [], right = []] = [membersOf(a), membersOf(b)];
      return left.length === right.length && left.every((item, index) => same(item, right[index]));
    }
    case "set": {
      const [left = [], right = []] = [membersOf(a), membersOf(b)];
      return left.length === right.length && left.every((item) => contains(item, b));
    }
    case "dict": {
      const [one, other] = [nameOf(a), nameOf(b)];
      if (one !== undefined && other !== undefined) return one === other;
      const [left, right] = [pairsOf(a), pairsOf(b)];
      if (left.length !== right.length) return false;
      return left.every(([key, value]) => {
        const other = right.find(([otherKey]) => same(key, otherKey));
        return other !== undefined && same(value, other[1]);
      });
    }
    case "datetime":
    case "date":
    case "time":
      return momentOrder(a, b) === 0;
    case "bytes":
      return tagText(a) === tagText(b);
    default:
      return a === b;
  }
}

/** What stands for an object: equal objects have one name. */
export function nameOf(x: unknown): unknown {
  return typeof x === "object" && x !== null && "$ref" in x ? x.$ref : undefined;
}

function absentEq(a: unknown, b: unknown): boolean {
  checkUse(a);
  checkUse(b);
  return isAbsent(a) && isAbsent(b);
}

/** `a != b`. */
export function ne(a: unknown, b: unknown): boolean {
  return !eq(a, b);
}

/** `a < b`; values that Python cannot order raise. */
export function lt(a: unknown, b: unknown): boolean {
  return order(a, b, "<") < 0;
}

/** `a <= b`. */
export function le(a: unknown, b: unknown): boolean {
  return order(a, b, "<=") <= 0;
}

/** `a > b`. */
export function gt(a: unknown, b: unknown): boolean {
  return order(a, b, ">") > 0;
}

/** `a >= b`. */
export function ge(a: unknown, b: unknown): boolean {
  return order(a, b, ">=") >= 0;
}

/** `item in container`: a part of a text, a member of a list, tuple or set, a key of a dict. */
export function contains(item: unknown, container: unknown): boolean {
  const text = textOf(container);
  if (text !== undefined) {
    const part = textOf(item);
    if (part !== undefined) return text.includes(part);
    return fail(
      "TypeError",
      `'in <string>' requires string as left operand, not ${typeName(item)}`,
    );
  }
  if (isAbsent(container)) {
    checkUse(container);
    return false;
  }
  const members = membersOf(container);
  const kind = kindOf(container);
  if (kind === "dict" || (kind === "set" && kindOf(item) !== "set")) needHashable(item);
  if (members !== undefined) return members.some((member) => same(member, item));
  if (kind === "dict") return pairsOf(container).some(([key]) => same(key, item));
  return fail("TypeError", `argument of type '${typeName(container)}' is not iterable`);
}

/** The order of two strings by code point, as Python has it; JavaScript compares UTF-16 units. */
export function compareText(a: string, b: string): number {
  if (!/[\ud800-\udfff]/.test(a + b)) return a < b ? -1 : a > b ? 1 : 0;
  const [left, right] = [Array.from(a), Array.from(b)];
  const index = left.findIndex((char, at) => char !== right[at]);
  if (index < 0) return left.length < right.length ? -1 : 0;
  return (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? -1);
}

/** The sign of `a - b`; NaN when neither is before the other. */
export function order(a: unknown, b: unknown, sign = "<"): number {
  if (isAbsent(a) || isAbsent(b))
    throw new UndefinedError("cannot order an undefined value");
  const numbers = numberOrder(a, b);
  if (Number.isNaN(numbers) && (isDecimal(a) || isDecimal(b))) {
    return fail("InvalidOperation", "comparison of a decimal with NaN");
  }
  if (numbers !== undefined) return numbers;
  const [left, right] = [textOf(a), textOf(b)];
  if (left !== undefined && right !== undefined) return compareText(left, right);
  const kind = kindOf(a);
  if (kind === kindOf(b)) {
    const [items, others] = [membersOf(a), membersOf(b)];
    if (items !== undefined && others !== undefined) {
      return kind === "set" ? setOrder(a, b) : sequenceOrder(items, others, sign);
    }
    if (kind === "datetime" || kind === "date" || kind === "time") {
      return (
        momentOrder(a, b) ??
        fail("TypeError", "can't compare offset-naive and offset-aware datetimes")
      );
    }
    if (kind === "bytes") return compareText(tagText(a), tagText(b));
  }
  const names = `'${typeName(a)}' and '${typeName(b)}'`;
  return fail("TypeError", `'${sign}' not supported between instances of ${names}`);
}

function same(a: unknown, b: unknown): boolean {
  return a === b || eq(a, b);
}

function pairsOf(x: unknown): readonly (readonly [unknown, unknown])[] {
  if (isDict(x)) return x.$dict;
  return isPlainDict(x) ? Object.entries(x).filter(([key]) => key !== "$ref") : [];
}

function sequenceOrder(a: readonly unknown[], b: readonly unknown[], sign: string): number {
  for (const [index, item] of a.entries()) {
    if (index >= b.length) return 1;
    if (!same(item, b[index])) return order(item, b[index], sign);
  }
  return a.length < b.length ? -1 : 0;
}

/** Sets are ordered by inclusion. */
function setOrder(a: unknown, b: unknown): number {
  const [left = [], right = []] = [membersOf(a), membersOf(b)];
  const within = left.every((item) => contains(item, b));
  const around = right.every((item) => contains(item, a));
  if (within && around) return 0;
  return within ? -1 : around ? 1 : NaN;
}

function numberOrder(a: unknown, b: unknown): number | undefined {
  if (isDecimal(a) || isDecimal(b)) {
    const [left, right] = [ratio(a), ratio(b)];
    if (left === undefined || right === undefined) return endlessOrder(a, b);
    const gap = left.top * right.bottom - right.top * left.bottom;
    return gap < 0n ? -1 : gap > 0n ? 1 : 0;
  }
  const [left, right] = [toNum(a), toNum(b)];
  return left === undefined || right === undefined ? undefined : compareNums(left, right);
}

/** A decimal beside an infinity or NaN. */
function endlessOrder(a: unknown, b: unknown): number | undefined {
  const [left, right] = [toNum(a), toNum(b)];
  if (left === undefined && right === undefined) return undefined;
  return left !== undefined ? asFloat(left) : right !== undefined ? -asFloat(right) : undefined;
}

function ratio(x: unknown): Ratio | undefined {
  if (isDecimal(x)) {
    const value = readDecimal(x);
    return value && decimalRatio(value);
  }
  const num = toNum(x);
  if (num === undefined || (num.float && !Number.isFinite(num.value))) return undefined;
  return num.float ? ratioOf(num.value) : { top: num.value, bottom: 1n };
}
