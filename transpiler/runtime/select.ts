/** Filters that go through a sequence with another filter or a test. */
import { readPath, type Attribute } from "./attribute";
import { iterate } from "./iterate";
import { truthy } from "./truthy";

/** A test, or the truth of the item if there is none. */
export type Test<T = unknown> = (item: T) => unknown;

/** The filter `map` with another filter: `map(names, upper)`; nothing if the value is false. */
export function map<T, R>(x: readonly T[], change: (item: T) => R): R[];
export function map<R>(x: unknown, change: (item: unknown) => R): R[];
export function map<R>(x: unknown, change: (item: unknown) => R): R[] {
  return members(x).map((item) => change(item));
}

/** The filter `map` with an attribute: `map(attribute="author.name", default="nobody")`. */
export function pluck(x: unknown, attribute: Attribute, fallback: unknown = null): unknown[] {
  return members(x).map((item) => readPath(item, attribute, fallback));
}

/** The filter `select`: the items for which a test holds. */
export function select<T>(x: readonly T[], test?: Test<T>): T[];
export function select(x: unknown, test?: Test): unknown[];
export function select(x: unknown, test: Test = truthy): unknown[] {
  return members(x).filter((item) => truthy(test(item)));
}

/** The filter `reject`: the items for which a test does not hold. */
export function reject<T>(x: readonly T[], test?: Test<T>): T[];
export function reject(x: unknown, test?: Test): unknown[];
export function reject(x: unknown, test: Test = truthy): unknown[] {
  return members(x).filter((item) => !truthy(test(item)));
}

/** The filter `selectattr`: the items for whose attribute a test holds. */
export function selectattr<T>(x: readonly T[], attribute: Attribute, test?: Test): T[];
export function selectattr(x: unknown, attribute: Attribute, test?: Test): unknown[];
export function selectattr(x: unknown, attribute: Attribute, test: Test = truthy): unknown[] {
  return select(x, (item) => test(readPath(item, attribute)));
}

/** The filter `rejectattr`: the items for whose attribute a test does not hold. */
export function rejectattr<T>(x: readonly T[], attribute: Attribute, test?: Test): T[];
export function rejectattr(x: unknown, attribute: Attribute, test?: Test): unknown[];
export function rejectattr(x: unknown, attribute: Attribute, test: Test = truthy): unknown[] {
  return reject(x, (item) => test(readPath(item, attribute)));
}

function members(x: unknown): readonly unknown[] {
  return truthy(x) ? iterate(x) : [];
}
