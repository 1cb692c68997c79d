/** The attribute paths of filters such as `map`, `sort` and `join`. */
import { getitem } from "./access";
import { isAbsent, textOf } from "./value";

/**
 * Read an attribute of an item: a name, a path such as `"author.name"` or a position. A missing step
 * gives the fallback if there is one; no attribute gives the item itself.
 */
export function readPath(item: unknown, attribute: unknown, fallback?: unknown): unknown {
  if (attribute === null || attribute === undefined) return item;
  const parts = textOf(attribute)?.split(".") ?? [attribute];
  return parts.reduce<unknown>((value, part) => {
    const isIndex = typeof part === "string" && /^\d+$/.test(part);
    const step = getitem(value, isIndex ? Number(part) : part);
    return isAbsent(step) && fallback !== null ? fallback : step;
  }, item);
}

/** Text in small letters, so that filters compare it without regard to case; everything else as it is. */
export function ignoreCase(x: unknown): unknown {
  return textOf(x)?.toLowerCase() ?? x;
}
