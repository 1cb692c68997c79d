/** The attribute paths of filters such as `map`, `sort` and `join`. */
import { getitem } from "./access";
import { textOf } from "./value";

/** An attribute of the items: a name, a path such as `"author.name"`, or a position. */
export type Attribute = string | number;

/** Read a path of an item; a missing step gives the fallback if there is one. */
export function readPath(
  item: unknown,
  attribute: Attribute | null | undefined,
  fallback?: unknown,
): unknown {
  if (attribute === null || attribute === undefined) return item;
  const parts = typeof attribute === "number" ? [attribute] : attribute.split(".");
  return parts.reduce<unknown>((value, part) => {
    const isIndex = typeof part === "string" && /^\d+$/.test(part);
    const step = getitem(value, isIndex ? Number(part) : part);
    return step === undefined && fallback !== null ? fallback : step;
  }, item);
}

/** Text in small letters, so that filters compare it without regard to case; everything else as it is. */
export function ignoreCase(x: unknown): unknown {
  return textOf(x)?.toLowerCase() ?? x;
}
