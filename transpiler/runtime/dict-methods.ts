/** Methods of Python's `dict`; those that change a dict change the object itself. */
import { eq } from "./compare";
import { fail, UndefinedError } from "./errors";
import { needHashable } from "./hash";
import { iterate, unpack } from "./iterate";
import { items } from "./mapping";
import { repr } from "./str";
import { isAbsent, isDict, isPlainDict, isPlainKey, kindOf, type Dict } from "./value";

/** A dict from pairs, for literals whose keys are not plain names: `dict([[1, "a"]])`. */
export function dict(
  pairs: readonly (readonly [unknown, unknown])[] = [],
): Record<string, unknown> | Dict {
  const result: Record<string, unknown> = {};
  for (const [key, value] of pairs) setItem(result, key, value);
  return result;
}

/** The function `dict(mapping_or_pairs, **names)`. */
export function makeDict(
  source?: unknown,
  names: unknown = {},
): Record<string, unknown> | Dict {
  const result = dict(pairsOf(source));
  update(result, names);
  return result;
}

/** `mapping[key] = value`; a plain object turns into pairs with the first key it cannot hold. */
export function setItem(mapping: unknown, key: unknown, value: unknown): void {
  if (isPlainDict(mapping)) {
    if (isPlainKey(key)) {
      mapping[key] = value;
      return;
    }
    const pairs = Object.entries(mapping);
    for (const name of Object.keys(mapping)) delete mapping[name];
    mapping["$dict"] = pairs;
  }
  if (!isDict(mapping)) return fail("TypeError", "the value does not support item assignment");
  const pair = mapping.$dict.find(([name]) => eq(name, key));
  if (pair === undefined) mapping.$dict.push([key, value]);
  else pair[1] = value;
}

/** `mapping.get(key, fallback)`: `None` if it is not there. */
export function get(mapping: unknown, key: unknown, fallback: unknown = null): unknown {
  needHashable(key);
  const pair = items(mapping).find(([name]) => eq(name, key));
  return pair === undefined ? fallback : pair[1];
}

/** `mapping.update(other)`; returns `None`. */
export function update(mapping: unknown, other: unknown): null {
  for (const [key, value] of pairsOf(other)) setItem(mapping, key, value);
  return null;
}

/** A method of a dict by name, for `call`. */
export function dictMethod(
  mapping: unknown,
  name: string,
  args: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>>,
): unknown {
  const [key, fallback] = args;
  switch (name) {
    case "get":
      return get(mapping, key, args.length > 1 ? fallback : (kwargs["default"] ?? null));
    case "items":
      return items(mapping).map((pair) => ({ $tuple: pair }));
    case "keys":
      return items(mapping).map(([each]) => each);
    case "values":
      return items(mapping).map(([, each]) => each);
    case "copy":
      return dict(items(mapping));
    case "update":
      if (args.length > 0) update(mapping, key);
      return update(mapping, kwargs);
    case "setdefault": {
      const missing = !items(mapping).some(([each]) => eq(each, key));
      if (missing) setItem(mapping, key, fallback ?? null);
      return get(mapping, key);
    }
    case "pop":
      return pop(mapping, key, args.length > 1, fallback);
    case "popitem": {
      const pair = items(mapping).at(-1) ?? fail("KeyError", "'popitem(): dictionary is empty'");
      removeItem(mapping, pair[0]);
      return { $tuple: pair };
    }
    case "clear":
      for (const [each] of items(mapping)) removeItem(mapping, each);
      return null;
    default:
      throw new UndefinedError(`a dict has no method '${name}'`);
  }
}

function pop(mapping: unknown, key: unknown, hasFallback: boolean, fallback: unknown): unknown {
  const pair = items(mapping).find(([name]) => eq(name, key));
  if (pair === undefined) return hasFallback ? fallback : fail("KeyError", repr(key));
  removeItem(mapping, key);
  return pair[1];
}

function removeItem(mapping: unknown, key: unknown): void {
  if (isDict(mapping)) {
    const at = mapping.$dict.findIndex(([name]) => eq(name, key));
    if (at >= 0) mapping.$dict.splice(at, 1);
  } else if (isPlainDict(mapping)) {
    delete mapping[String(key)];
  }
}

function pairsOf(source: unknown): readonly (readonly [unknown, unknown])[] {
  if (kindOf(source) === "dict" || isAbsent(source)) return items(source);
  return iterate(source).map((pair) => {
    const [key, value] = unpack(pair, 2);
    return [key, value];
  });
}
