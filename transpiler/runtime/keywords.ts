/** Keyword arguments that a template unpacks: `field(**kwargs)`. */
import { fail } from "./errors";
import { items } from "./mapping";

/** Those of `kwargs` that a macro names; raises for others, as Python does. Names left out stay left out. */
export function keywords<K extends string>(
  kwargs: unknown,
  names: readonly K[],
): { [Name in K]?: unknown } {
  for (const [key] of items(kwargs)) {
    if (!names.some((name) => name === key))
      return fail("TypeError", `the macro takes no keyword argument ${String(key)}`);
  }
  return known(kwargs, names);
}

/** Those of `kwargs` that a macro names, where it takes others as well. */
export function known<K extends string>(
  kwargs: unknown,
  names: readonly K[],
): { [Name in K]?: unknown } {
  const found: { [Name in K]?: unknown } = {};
  for (const [key, value] of items(kwargs)) {
    const name = names.find((candidate) => candidate === key);
    if (name !== undefined) found[name] = value;
  }
  return found;
}

/** Those of `kwargs` that a macro does not name, by name. */
export function others(kwargs: unknown, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    items(kwargs).filter(([key]) => typeof key === "string" && !names.includes(key)),
  );
}
