/** Python functions that a template calls with values of the page: Python sends what they returned. */
import { compareText } from "./compare";
import { fail, UndefinedError } from "./errors";
import { items } from "./mapping";
import { repr, str } from "./str";
import { absent } from "./undefined";
import { isAbsent, kindOf, membersOf } from "./value";

/**
 * What a function returned while Jinja2 rendered the page, by its arguments; `called` looks them up.
 * Where a value of unknown type stands for an object (`shaped`), a function answers.
 */
export type Calls<T> = Readonly<Record<string, T | { readonly $undefined: true }>>;

/** A value that is only given to Python functions: its text, or a name that stands for an object. */
export type Handle = string;

/** What a Python function returned for these arguments. Raises where Python did not call it with them. */
export function called<T>(
  calls: Calls<T> | null | undefined,
  args: readonly unknown[] = [],
  kwargs: Readonly<Record<string, unknown>> = {},
): T {
  if (calls === undefined || calls === null)
    throw new UndefinedError("a value that is missing or None cannot be called");
  const answer: unknown = calls;
  if (typeof answer === "function") return Reflect.apply(answer, undefined, args) as T;
  const names = Object.keys(kwargs).sort(compareText);
  const named = Object.fromEntries(names.map((name) => [name, argument(kwargs[name])]));
  const key = JSON.stringify([...args.map(argument), ...(names.length > 0 ? [named] : [])]);
  const result = calls[key];
  if (result === undefined)
    return fail("RuntimeError", `Python sent no result for the arguments ${repr(key)}`);
  return (isAbsent(result) ? nothing() : result) as T;
}

/** Undefined as a result; what its kin of other settings say of themselves is not sent. */
function nothing(): undefined {
  if (absent(null, "") !== undefined) fail("RuntimeError", "a Python function returned Undefined");
}

/** What Jinja2 found under a key that the page computes. None has no items. */
export function lookup<T>(items: Calls<T>, key: unknown): T;
export function lookup<T>(items: Calls<T> | null | undefined, key: unknown): T | undefined;
export function lookup<T>(items: Calls<T> | null | undefined, key: unknown): T | undefined {
  return items === undefined || items === null ? undefined : called(items, [key]);
}

/** An argument as the bridge writes it: text, the handle of an object, or a collection of these. */
export function argument(value: unknown): unknown {
  switch (kindOf(value)) {
    case "dict": {
      if (typeof value === "object" && value !== null && "$ref" in value) return value.$ref;
      const pairs = items(value);
      return pairs.length > 0 ? { $dict: pairs.map((pair) => pair.map(argument)) } : "";
    }
    case "list":
    case "tuple":
    case "set": {
      const members = membersOf(value) ?? [];
      return members.length > 0 ? members.map(argument) : "";
    }
    default: {
      const text = str(value).replace(/^(-?\d+)\.0$/, "$1");
      return ["None", "False", "0", "-0"].includes(text) ? "" : text;
    }
  }
}
