/** Equal Python values as equal keys of a JavaScript `Map` or `Set`. */
import { fail } from "./errors";
import { momentKey } from "./moment";
import { toNum } from "./numeric";
import { isDict, kindOf, membersOf, tagText, textOf, typeName } from "./value";

/** Raise as Python does where a value cannot be a key. */
export function needHashable(x: unknown): void {
  const kind = kindOf(x);
  if (kind === "list" || kind === "set" || isDict(x)) fail("TypeError", `unhashable type: '${typeName(x)}'`);
}

/** A key that two values share exactly if Python's `==` holds; lists, dicts and sets raise, as in Python. */
export function hashKey(x: unknown): unknown {
  const text = textOf(x);
  if (text !== undefined) return `s${text}`;
  const num = toNum(x);
  // An integral float has the key of the int it equals.
  if (num !== undefined) return num.float && !Number.isInteger(num.value) ? num.value : `n${BigInt(num.value)}`;
  const kind = kindOf(x);
  switch (kind) {
    case "tuple":
      return JSON.stringify(["t", ...(membersOf(x) ?? []).map((item) => String(hashKey(item)))]);
    case "datetime":
    case "time":
      return `${kind}${momentKey(x)}`;
    case "date":
    case "bytes":
    case "decimal":
      return `${kind}${tagText(x)}`;
    default:
      // A plain object may stand for a Python object, which is equal to itself only.
      needHashable(x);
      return x;
  }
}
