/** Equal Python values as equal keys of a JavaScript `Map` or `Set`. */
import { fail } from "./errors";
import { toNum } from "./numeric";
import { kindOf, membersOf, tagText, textOf, typeName } from "./value";

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
    case "date":
    case "time":
    case "bytes":
    case "decimal":
      return `${kind}${tagText(x)}`;
    case "list":
    case "set":
      return fail("TypeError", `unhashable type: '${typeName(x)}'`);
    case "dict":
      return "$dict" in Object(x) ? fail("TypeError", "unhashable type: 'dict'") : x;
    default:
      return x;
  }
}
