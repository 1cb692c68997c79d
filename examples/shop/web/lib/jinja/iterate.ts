/** Loops over dynamic values. */
import { fail, UndefinedError } from "./errors";
import {
  askedKind,
  isAbsent,
  isDict,
  isPlainDict,
  kindOf,
  membersOf,
  protocol,
  tagText,
  textOf,
  typeName,
} from "./value";
import { checkUse } from "./undefined";

/** What a `for` goes through: members, keys of a dict, characters of a text; nothing if undefined. */
export function iterate<T>(x: readonly T[]): readonly T[];
export function iterate(x: string): string[];
export function iterate(x: unknown): readonly unknown[];
export function iterate(x: unknown): readonly unknown[] {
  if (isAbsent(x)) {
    checkUse(x);
    return [];
  }
  const members = membersOf(x);
  if (members !== undefined) return members;
  const text = textOf(x);
  if (text !== undefined) return Array.from(text);
  if (isDict(x)) return x.$dict.map(([key]) => key);
  if (isPlainDict(x))
    return Object.hasOwn(x, "__iter__") ? iterate(protocol(x, "__iter__")) : Object.keys(x);
  if (kindOf(x) === "bytes") return Array.from(tagText(x), (char) => char.charCodeAt(0));
  if (typeof x === "object" && x !== null && Symbol.iterator in x)
    return Array.from(x as Iterable<unknown>);
  return fail("TypeError", `'${typeName(x)}' object is not iterable`);
}

/** `x is iterable`; undefined is. */
export function isIterable(x: unknown): boolean {
  const kind = askedKind(x);
  checkUse(x);
  if (kind === "object") return typeof x === "object" && x !== null && Symbol.iterator in x;
  return ["undefined", "str", "html", "list", "tuple", "set", "dict", "bytes"].includes(kind);
}

/** The filters `length` and `count`: members, keys or characters (code points, not UTF-16 units). */
export function length(x: unknown): number {
  if (Array.isArray(x)) return x.length;
  const count = protocol(x, "__len__");
  if (typeof count === "number" && count !== x) return count;
  const kind = kindOf(x);
  if (["undefined", "str", "html", "tuple", "set", "dict", "bytes"].includes(kind))
    return iterate(x).length;
  if (typeof x === "object" && x !== null && "length" in x && typeof x.length === "number")
    return x.length;
  return fail("TypeError", `object of type '${typeName(x)}' has no len()`);
}

/** Take a value apart into exactly `count` names, as `{% for a, b in ... %}` does. */
export function unpack(x: unknown, count: number): readonly unknown[] {
  if (isAbsent(x)) throw new UndefinedError("cannot unpack an undefined value");
  const parts = iterate(x);
  if (parts.length > count)
    return fail("ValueError", `too many values to unpack (expected ${count})`);
  if (parts.length < count) {
    return fail(
      "ValueError",
      `not enough values to unpack (expected ${count}, got ${parts.length})`,
    );
  }
  return parts;
}
