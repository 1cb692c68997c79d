/** Filters that take a sequence apart or put it together. */
import { eq, lt } from "./compare";
import { fail } from "./errors";
import { isIterable, iterate } from "./iterate";
import { integer } from "./numeric";
import { absentItem } from "./undefined";
import { html, isHtml, kindOf, textOf, typeName } from "./value";

/** The filter `first`; undefined if there is none. */
export function first(x: string): string | undefined;
export function first<T>(x: readonly T[]): T | undefined;
export function first(x: unknown): unknown;
export function first(x: unknown): unknown {
  const items = iterate(x);
  return items.length > 0 ? items[0] : absentItem("No first item, sequence was empty.");
}

/** The filter `last`; undefined if there is none. */
export function last(x: string): string | undefined;
export function last<T>(x: readonly T[]): T | undefined;
export function last(x: unknown): unknown;
export function last(x: unknown): unknown {
  if (kindOf(x) === "set") return fail("TypeError", "'set' object is not reversible");
  const items = iterate(x);
  if (items.length === 0) return absentItem("No last item, sequence was empty.");
  const item = items.at(-1);
  return isHtml(x) && typeof item === "string" ? html(item) : item;
}

/** The filter `list`: members, keys or characters. */
export function list<T>(x: readonly T[]): T[];
export function list(x: string): string[];
export function list(x: unknown): unknown[];
export function list(x: unknown): unknown[] {
  return [...iterate(x)];
}

/** The filter `reverse`: a text backwards, or the items from the last to the first. */
export function reverse(x: string): string;
export function reverse<T>(x: readonly T[]): T[];
export function reverse(x: unknown): unknown;
export function reverse(x: unknown): unknown {
  const text = textOf(x);
  if (text === undefined) {
    return isIterable(x)
      ? [...iterate(x)].reverse()
      : fail("FilterArgumentError", "argument must be iterable");
  }
  const backwards = Array.from(text).reverse().join("");
  return isHtml(x) ? html(backwards) : backwards;
}

/** The filter `random`: any item; undefined if there is none. */
export function random<T>(x: readonly T[]): T | undefined;
export function random(x: unknown): unknown;
export function random(x: unknown): unknown {
  if (kindOf(x) === "none")
    return fail("TypeError", `object of type '${typeName(x)}' has no len()`);
  const items = iterate(x);
  if (items.length === 0) return absentItem("No random item, sequence was empty.");
  return items[Math.floor(Math.random() * items.length)];
}

/** The filter `batch`: rows of `count` items, the last one filled up if there is something to fill with. */
export function batch<T>(x: readonly T[], count: unknown, fill?: T | null): T[][];
export function batch(x: unknown, count: unknown, fill?: unknown): unknown[][];
export function batch(x: unknown, count: unknown, fill: unknown = null): unknown[][] {
  const rows: unknown[][] = [];
  let row: unknown[] = [];
  for (const item of iterate(x)) {
    if (eq(row.length, count)) {
      rows.push(row);
      row = [];
    }
    row.push(item);
  }
  if (row.length === 0) return rows;
  const missing = fill !== null && lt(row.length, count) ? integer(count) - row.length : 0;
  return [...rows, missing > 0 ? [...row, ...Array<unknown>(missing).fill(fill)] : row];
}

/** The filter `slice`: the items in `count` columns, the short ones filled up if there is something. */
export function columns<T>(x: readonly T[], count: unknown, fill?: T | null): T[][];
export function columns(x: unknown, count: unknown, fill?: unknown): unknown[][];
export function columns(x: unknown, count: unknown, fill: unknown = null): unknown[][] {
  const items = iterate(x);
  const total = integer(count);
  if (total === 0) return fail("ZeroDivisionError", "integer division or modulo by zero");
  const size = Math.floor(items.length / total);
  const longer = items.length % total;
  return Array.from({ length: Math.max(0, total) }, (_, column) => {
    const start = column * size + Math.min(column, longer);
    const part = items.slice(start, start + size + (column < longer ? 1 : 0));
    return fill !== null && column >= longer ? [...part, fill] : part;
  });
}
