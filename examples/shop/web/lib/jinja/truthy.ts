/** Python's truth, for values whose type is not known before the page is rendered. */
import { isHtml, kindOf, membersOf, tagText } from "./value";

/** Whether Python takes a value for true: `0`, `""`, `[]`, `{}`, `None` and undefined are false. */
export function truthy(x: unknown): boolean {
  if (x === null || x === undefined) return false;
  if (typeof x === "number") return x !== 0;
  if (typeof x !== "object") return Boolean(x);
  switch (kindOf(x)) {
    case "html":
      return isHtml(x) && x.__html !== "";
    case "list":
    case "tuple":
    case "set":
      return (membersOf(x) ?? []).length > 0;
    case "dict":
      return "$dict" in x && Array.isArray(x.$dict)
        ? x.$dict.length > 0
        : Object.keys(x).length > 0;
    case "float":
      return tagText(x) !== "0";
    case "decimal":
      return /[1-9]|n/i.test(tagText(x).replace(/e.*/i, ""));
    case "bytes":
      return tagText(x) !== "";
    default:
      return true;
  }
}
