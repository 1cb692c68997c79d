/** The pairs, keys and values of dicts in Python's order; JavaScript moves integer-like keys. */
import { fail } from "./errors";
import { isAbsent, isDict, isPlainDict, protocol, type Dict } from "./value";

/** The pairs of a dict in Python's order, also the filter `items`; none if the value is undefined. */
export function items<V>(dict: Readonly<Record<string, V>>): [string, V][];
export function items(dict: unknown): [unknown, unknown][];
export function items(dict: unknown): [unknown, unknown][] {
  if (isAbsent(dict)) return [];
  if (isDict(dict)) return dict.$dict.map(([key, value]) => [key, value]);
  if (isPlainDict(dict)) {
    const pairs = protocol(dict, "__items__");
    return Array.isArray(pairs) ? pairs : Object.entries(dict);
  }
  return fail("TypeError", "Can only get item pairs from a mapping.");
}

/** The keys of a dict in Python's order. */
export function keys(dict: Readonly<Record<string, unknown>>): string[];
export function keys(dict: unknown): unknown[];
export function keys(dict: unknown): unknown[] {
  return items(dict).map(([key]) => key);
}

/** The values of a dict in Python's order. */
export function values<V>(dict: Readonly<Record<string, V>>): V[];
export function values(dict: Dict): unknown[];
export function values(dict: unknown): unknown[];
export function values(dict: unknown): unknown[] {
  return items(dict).map(([, value]) => value);
}
