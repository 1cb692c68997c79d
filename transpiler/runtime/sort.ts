/** Filters that compare: they ignore case unless told otherwise, as Jinja2's do. */
import { ignoreCase, readPath } from "./attribute";
import { eq, order } from "./compare";
import { fail, UndefinedError } from "./errors";
import { hashKey } from "./hash";
import { iterate } from "./iterate";
import { items } from "./mapping";
import { truthy } from "./truthy";
import { isAbsent, kindOf, textOf, typeName } from "./value";
import { absentItem } from "./undefined";

/** Options of filters that compare items. */
export interface CompareOptions {
  /** Tell big from small letters. */
  readonly case_sensitive?: unknown;
  /** Compare this attribute of the items. */
  readonly attribute?: unknown;
}

/** Options of the filter `sort`. */
export interface SortOptions extends CompareOptions {
  /** From the last to the first; equal items keep their order. */
  readonly reverse?: unknown;
}

/** Options of the filter `dictsort`. */
export interface DictsortOptions {
  readonly case_sensitive?: unknown;
  readonly by?: unknown;
  readonly reverse?: unknown;
}

/** Options of the filter `groupby`. */
export interface GroupbyOptions {
  readonly case_sensitive?: unknown;
  /** Stands for a missing attribute. */
  readonly default?: unknown;
}

/** A group of items with an equal attribute; a tuple of two for who unpacks it. */
export interface Group<K = unknown, T = unknown> {
  readonly $tuple: readonly [K, T[]];
  readonly grouper: K;
  readonly list: T[];
}

/** The filter `sort`; several attributes are separated by commas. */
export function sort<T>(x: readonly T[], options?: SortOptions): T[];
export function sort(x: unknown, options?: SortOptions): unknown[];
export function sort(
  x: unknown,
  { reverse = false, case_sensitive = false, attribute = null }: SortOptions = {},
): unknown[] {
  const paths = textOf(attribute)?.split(",") ?? [attribute];
  const keyed = iterate(x).map((item) => {
    return { item, key: paths.map((path) => fold(readPath(item, path), case_sensitive)) };
  });
  return sorted(keyed, reverse).map(({ item }) => item);
}

/** The filter `dictsort`: the pairs of a dict, ordered by key or by value. */
export function dictsort<V>(
  dict: Readonly<Record<string, V>>,
  options?: DictsortOptions,
): [string, V][];
export function dictsort(dict: unknown, options?: DictsortOptions): [unknown, unknown][];
export function dictsort(
  dict: unknown,
  { case_sensitive = false, by = "key", reverse = false }: DictsortOptions = {},
): [unknown, unknown][] {
  if (textOf(by) !== "key" && textOf(by) !== "value") {
    return fail("FilterArgumentError", 'You can only sort by either "key" or "value"');
  }
  if (isAbsent(dict)) throw new UndefinedError("cannot read the items of an undefined value");
  if (kindOf(dict) !== "dict")
    return fail("AttributeError", `'${typeName(dict)}' object has no attribute 'items'`);
  const keyed = items(dict).map((pair) => {
    return { item: pair, key: fold(textOf(by) === "key" ? pair[0] : pair[1], case_sensitive) };
  });
  return sorted(keyed, reverse).map(({ item }) => item);
}

/** The filter `unique`: the first of equal items. */
export function unique<T>(x: readonly T[], options?: CompareOptions): T[];
export function unique(x: unknown, options?: CompareOptions): unknown[];
export function unique(
  x: unknown,
  { case_sensitive = false, attribute = null }: CompareOptions = {},
): unknown[] {
  const seen = new Set<unknown>();
  return iterate(x).filter((item) => {
    const key = hashKey(fold(readPath(item, attribute), case_sensitive));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The filter `min`; undefined if there is no item. */
export function min<T>(x: readonly T[], options?: CompareOptions): T | undefined;
export function min(x: unknown, options?: CompareOptions): unknown;
export function min(x: unknown, options: CompareOptions = {}): unknown {
  return extreme(x, -1, options);
}

/** The filter `max`; undefined if there is no item. */
export function max<T>(x: readonly T[], options?: CompareOptions): T | undefined;
export function max(x: unknown, options?: CompareOptions): unknown;
export function max(x: unknown, options: CompareOptions = {}): unknown {
  return extreme(x, 1, options);
}

/** The filter `groupby`: sorted groups, named by the attribute of their first item. */
export function groupby<T, P extends keyof T>(
  x: readonly T[],
  attribute: P,
  options?: Pick<GroupbyOptions, "case_sensitive">,
): Group<T[P], T>[];
export function groupby<T>(
  x: readonly T[],
  attribute: unknown,
  options?: GroupbyOptions,
): Group<unknown, T>[];
export function groupby(x: unknown, attribute: unknown, options?: GroupbyOptions): Group[];
export function groupby(
  x: unknown,
  attribute: unknown,
  { case_sensitive = false, default: fallback }: GroupbyOptions = {},
): Group[] {
  const keyed = iterate(x).map((item) => {
    const name = readPath(item, attribute, fallback);
    return { item, name, key: fold(name, case_sensitive) };
  });
  const groups: { key: unknown; group: Group }[] = [];
  for (const { item, name, key } of sorted(keyed, false)) {
    const open = groups.at(-1);
    if (open !== undefined && eq(open.key, key)) {
      open.group.list.push(item);
    } else {
      const list = [item];
      groups.push({ key, group: { $tuple: [name, list], grouper: name, list } });
    }
  }
  return groups.map(({ group }) => group);
}

function fold(x: unknown, caseSensitive: unknown): unknown {
  return truthy(caseSensitive) ? x : ignoreCase(x);
}

function sorted<T extends { readonly key: unknown }>(rows: readonly T[], reverse: unknown): T[] {
  const sign = truthy(reverse) ? -1 : 1;
  return [...rows].sort((a, b) => sign * order(a.key, b.key) || 0);
}

function extreme(x: unknown, sign: number, options: CompareOptions): unknown {
  const { case_sensitive = false, attribute = null } = options;
  const keyOf = (item: unknown) => fold(readPath(item, attribute), case_sensitive);
  const [start, ...rest] = iterate(x).map((item) => ({ item, key: keyOf(item) }));
  if (start === undefined) return absentItem("No aggregated item, sequence was empty.");
  return rest.reduce((best, row) => (sign * order(row.key, best.key) > 0 ? row : best), start).item;
}
