/** Equal Python values as equal keys of a JavaScript `Map` or `Set`. */
import { decimalRatio, isDecimal, readDecimal } from "./decimal";
import { fail } from "./errors";
import { ratioOf } from "./exact";
import { momentKey } from "./moment";
import { toNum } from "./numeric";
import { isDict, kindOf, membersOf, tagText, textOf, typeName } from "./value";

/** Raise as Python does where a value cannot be a key. */
export function needHashable(x: unknown): void {
  const kind = kindOf(x);
  if (kind === "list" || kind === "set" || isDict(x))
    fail("TypeError", `unhashable type: '${typeName(x)}'`);
}

/** A decimal has the key of the int or float it equals. */
function decimalKey(x: unknown): unknown {
  const value = isDecimal(x) ? readDecimal(x) : undefined;
  if (value === undefined) return NaN;
  const { top, bottom } = decimalRatio(value);
  if (top % bottom === 0n) return `n${top / bottom}`;
  const float = ratioOf(Number(tagText(x)));
  if (float.top * bottom === top * float.bottom) return Number(tagText(x));
  return `d${tagText(x).replace(/(\.\d*?)0+(?=e|$)/i, "$1")}`;
}

/** A key that two values share exactly if Python's `==` holds; lists, dicts and sets raise, as in Python. */
export function hashKey(x: unknown): unknown {
  const text = textOf(x);
  if (text !== undefined) return `s${text}`;
  const num = toNum(x);
  // An integral float has the key of the int it equals.
  if (num !== undefined)
    return num.float && !Number.isInteger(num.value) ? num.value : `n${BigInt(num.value)}`;
  const kind = kindOf(x);
  switch (kind) {
    case "tuple":
      return JSON.stringify(["t", ...(membersOf(x) ?? []).map((item) => String(hashKey(item)))]);
    case "datetime":
    case "time":
      return `${kind}${momentKey(x)}`;
    case "decimal":
      return decimalKey(x);
    case "date":
    case "bytes":
      return `${kind}${tagText(x)}`;
    default:
      // A plain object may stand for a Python object, which is equal to itself only.
      needHashable(x);
      return x;
  }
}
