/** Python's arithmetic on dynamic values. */
import {
  addDecimals,
  boxDecimal,
  decimalOf,
  divideDecimals,
  floordivDecimals,
  isDecimal,
  moduloDecimals,
  multiplyDecimals,
  negateDecimal,
  readDecimal,
  subtractDecimals,
  type Decimal,
} from "./decimal";
import { contains } from "./compare";
import { fail, UndefinedError } from "./errors";
import { escape } from "./escape";
import { nearestFloat } from "./exact";
import { asFloat, boxInt, boxNum, toNum, type Num, type Numeric } from "./numeric";
import { percent } from "./percent";
import { floorDiv, modulo, power } from "./plain-numbers";
import { boxFloat, html, isAbsent, isHtml, kindOf, membersOf, textOf, typeName } from "./value";

/** `a + b`: numbers, texts (trusted HTML escapes the other side), lists and tuples. */
export function add(a: unknown, b: unknown): unknown {
  if (typeof a === "string" && typeof b === "string") return a + b;
  const sum = numbers(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
  );
  if (sum !== undefined) return sum;
  if (textOf(a) !== undefined && textOf(b) !== undefined) return html(escape(a) + escape(b));
  const [left, right] = [membersOf(a), membersOf(b)];
  if (left !== undefined && right !== undefined && kindOf(a) === kindOf(b)) {
    if (kindOf(a) === "list") return [...left, ...right];
    if (kindOf(a) === "tuple") return { $tuple: [...left, ...right] };
  }
  return decimals(a, b, addDecimals) ?? unsupported("+", a, b);
}

/** `a - b`: numbers and sets. */
export function sub(a: unknown, b: unknown): unknown {
  const gap = numbers(
    a,
    b,
    (x, y) => x - y,
    (x, y) => x - y,
  );
  if (gap !== undefined) return gap;
  if (kindOf(a) === "set" && kindOf(b) === "set") {
    return { $set: (membersOf(a) ?? []).filter((item) => !contains(item, b)) };
  }
  return decimals(a, b, subtractDecimals) ?? unsupported("-", a, b);
}

/** `a * b`: numbers, or a text, list or tuple repeated. */
export function mul(a: unknown, b: unknown): unknown {
  const product = numbers(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
  );
  if (product !== undefined) return product;
  return (
    repeated(a, b) ?? repeated(b, a) ?? decimals(a, b, multiplyDecimals) ?? unsupported("*", a, b)
  );
}

/** `a / b`, always a float. */
export function div(a: unknown, b: unknown): unknown {
  const [left, right] = [toNum(a), toNum(b)];
  if (left === undefined || right === undefined)
    return decimals(a, b, divideDecimals) ?? unsupported("/", a, b);
  if (asFloat(right) === 0) return zeroDivision("division by zero");
  if (left.float || right.float) return boxFloat(asFloat(left) / asFloat(right));
  return boxFloat(nearestFloat(left.value, right.value));
}

/** `a // b`, rounded down. */
export function floordiv(a: unknown, b: unknown): unknown {
  return (
    numbers(a, b, floorDivBig, floorDiv) ??
    decimals(a, b, floordivDecimals) ??
    unsupported("//", a, b)
  );
}

/** `a % b` with the sign of the divisor; a text on the left is a format. */
export function mod(a: unknown, b: unknown): unknown {
  if (textOf(a) !== undefined) return percent(a, b);
  const rest = numbers(a, b, (x, y) => x - floorDivBig(x, y) * y, modulo);
  return rest ?? decimals(a, b, moduloDecimals) ?? unsupported("%", a, b);
}

/** `a ** b`; a negative power of an int is a float. */
export function pow(a: unknown, b: unknown): unknown {
  const [left, right] = [toNum(a), toNum(b)];
  if (left === undefined || right === undefined) return unsupported("** or pow()", a, b);
  if (!left.float && !right.float && right.value >= 0n) return boxInt(left.value ** right.value);
  return boxFloat(power(asFloat(left), asFloat(right)));
}

/** `-a`. */
export function neg(a: unknown): unknown {
  const num = toNum(a);
  if (num !== undefined) return boxNum(negated(num));
  if (!isDecimal(a)) return unsupported("unary -", a);
  const value = readDecimal(a);
  return value ? boxDecimal(negateDecimal(value)) : unsupported("unary -", a);
}

/** `+a`: a bool becomes an int. */
export function pos(a: unknown): unknown {
  const num = toNum(a);
  if (num !== undefined) return boxNum(num);
  return isDecimal(a) ? a : unsupported("unary +", a);
}

function negated(num: Num): Num {
  return num.float ? { float: true, value: -num.value } : { float: false, value: -num.value };
}

function floorDivBig(a: bigint, b: bigint): bigint {
  if (b === 0n) return zeroDivision("integer division or modulo by zero");
  const whole = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? whole - 1n : whole;
}

function numbers(
  a: unknown,
  b: unknown,
  ints: (x: bigint, y: bigint) => bigint,
  floats: (x: number, y: number) => number,
): Numeric | undefined {
  const [left, right] = [toNum(a), toNum(b)];
  if (left === undefined || right === undefined) return undefined;
  if (!left.float && !right.float) return boxInt(ints(left.value, right.value));
  return boxFloat(floats(asFloat(left), asFloat(right)));
}

function decimals(a: unknown, b: unknown, combine: (x: Decimal, y: Decimal) => Decimal): unknown {
  if (!isDecimal(a) && !isDecimal(b)) return undefined;
  const [left, right] = [asDecimal(a), asDecimal(b)];
  return left && right ? boxDecimal(combine(left, right)) : undefined;
}

function asDecimal(x: unknown): Decimal | undefined {
  if (isDecimal(x)) return readDecimal(x);
  const num = toNum(x);
  return num === undefined || num.float ? undefined : decimalOf(num.value);
}

function repeated(items: unknown, times: unknown): unknown {
  const num = toNum(times);
  if (num === undefined || num.float) return undefined;
  const count = Math.max(0, Number(num.value));
  const text = textOf(items);
  if (text !== undefined) return isHtml(items) ? html(text.repeat(count)) : text.repeat(count);
  const members = membersOf(items);
  if (members === undefined || kindOf(items) === "set") return undefined;
  const all = Array.from({ length: count }, () => members).flat();
  return kindOf(items) === "tuple" ? { $tuple: all } : all;
}

function zeroDivision(message: string): never {
  return fail("ZeroDivisionError", message);
}

function unsupported(operator: string, ...operands: unknown[]): never {
  if (operands.some(isAbsent)) {
    throw new UndefinedError(`cannot use an undefined value with ${operator}`);
  }
  const names = operands.map((x) => `'${typeName(x)}'`).join(" and ");
  return fail("TypeError", `unsupported operand type(s) for ${operator}: ${names}`);
}
