/** Filters that go through a sequence by an attribute of its items. */
import { readPath } from "./attribute";
import { map, reject, select, type Test } from "./select";
import { truthy } from "./truthy";

/** The filter `map` with an attribute: `map(attribute="author.name", default="nobody")`. */
export function pluck(x: unknown, attribute: unknown, fallback: unknown = null): unknown[] {
  return map(x, (item) => readPath(item, attribute, fallback));
}

/** The filter `selectattr`: the items for whose attribute a test holds. */
export function selectattr<T>(x: readonly T[], attribute: unknown, test?: Test): T[];
export function selectattr(x: unknown, attribute: unknown, test?: Test): unknown[];
export function selectattr(x: unknown, attribute: unknown, test: Test = truthy): unknown[] {
  return select(x, (item) => test(readPath(item, attribute)));
}

/** The filter `rejectattr`: the items for whose attribute a test does not hold. */
export function rejectattr<T>(x: readonly T[], attribute: unknown, test?: Test): T[];
export function rejectattr(x: unknown, attribute: unknown, test?: Test): unknown[];
export function rejectattr(x: unknown, attribute: unknown, test: Test = truthy): unknown[] {
  return reject(x, (item) => test(readPath(item, attribute)));
}
