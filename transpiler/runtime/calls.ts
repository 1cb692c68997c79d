/** Python functions that a template calls with values of the page: Python sends what they returned. */
import { compareText } from "./compare";
import { fail, UndefinedError } from "./errors";
import { items } from "./mapping";
import { repr, str } from "./str";
import { absent } from "./undefined";
import { isAbsent, kindOf, membersOf, textOf } from "./value";

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
  const forms = args.map(argument);
  return resultOf(calls, kwargs, (named) =>
    names.length > 0 ? [...forms, Object.fromEntries(names.map((name) => [name, argument(named[name])]))] : forms,
  );
}

/** The same for a function of the app's environment, whose named arguments are a dict that comes last. */
export function answerOf<T>(calls: Calls<T>, args: readonly unknown[]): T {
  const last = args.at(-1);
  const kwargs = typeof last === "object" && last !== null && "caller" in last ? (last as Named) : {};
  return resultOf(calls, kwargs, (named) =>
    (named === kwargs ? args : [...args.slice(0, -1), named]).map(argument),
  );
}

type Named = Readonly<Record<string, unknown>>;

/**
 * The result under the arguments that `formsOf` writes. The body of a call block is left out at first: Python need not
 * have asked for it. Where the other arguments do not tell two results apart, its text does.
 */
function resultOf<T>(calls: Calls<T>, kwargs: Named, formsOf: (named: Named) => unknown[]): T {
  const body = kwargs["caller"];
  let key = JSON.stringify(formsOf(kwargs));
  if (calls[key] === undefined && typeof body === "function" && body.length === 0)
    key = JSON.stringify(formsOf({ ...kwargs, caller: Reflect.apply(body, undefined, []) }));
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

/** An argument as the bridge writes it: None (also a body), a truth, text, the handle of an object, or a collection. */
export function argument(value: unknown): unknown {
  switch (kindOf(value)) {
    case "undefined":
    case "none":
    case "function":
      return null;
    case "bool":
      return value;
    case "html":
      return htmlArgument(textOf(value) ?? "");
    case "dict":
      if (typeof value === "object" && value !== null && "$ref" in value) return value.$ref;
      return { $dict: items(value).map((pair) => pair.map(argument)) };
    case "list":
    case "tuple":
    case "set":
      return (membersOf(value) ?? []).map(argument);
    default: {
      const text = str(value).replace(/^(-?\d+)\.0$/, "$1");
      return text === "-0" ? "0" : text;
    }
  }
}

/** HTML without special characters is no other than its text. */
function htmlArgument(html: string): unknown {
  return /[&<>'"]/.test(html) ? { __html: html } : html;
}
