/** Filters that go through a sequence with another filter or a test. */
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

function members(x: unknown): readonly unknown[] {
  return truthy(x) ? iterate(x) : [];
}
