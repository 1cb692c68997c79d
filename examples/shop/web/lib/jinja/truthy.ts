/** Python's truth, for values whose type is not known before the page is rendered. */
import { checkUse } from "./undefined";
import { isHtml, kindOf, membersOf, tagText } from "./value";

/** Whether Python takes a value for true: `0`, `""`, `[]`, `{}`, `None` and undefined are false. */
export function truthy(x: unknown): boolean {
  if (x === null) return false;
  if (x === undefined) return absentTruth(x);
  if (typeof x === "number") return x !== 0;
  if (typeof x !== "object") return Boolean(x);
  switch (kindOf(x)) {
    case "undefined":
      return absentTruth(x);
    case "html":
      return isHtml(x) && x.__html !== "";
    case "list":
    case "tuple":
    case "set":
      return (membersOf(x) ?? []).length > 0;
    case "dict":
      if ("__bool__" in x) return x.__bool__ === true;
      return "$dict" in x && Array.isArray(x.$dict)
        ? x.$dict.length > 0
        : Object.keys(x).length > 0;
    case "float":
      return tagText(x) !== "0";
    case "decimal":
      return /[1-9]|n/i.test(tagText(x).replace(/e.*/i, ""));
    case "complex":
      return /[1-9n]/.test(tagText(x));
    case "bytes":
      return tagText(x) !== "";
    default:
      return true;
  }
}

function absentTruth(x: unknown): boolean {
  checkUse(x);
  return false;
}
