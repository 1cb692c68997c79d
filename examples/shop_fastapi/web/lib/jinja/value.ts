/**
 * Python values as JavaScript values: one representation for props and for run time.
 *
 * `None` is `null`, an undefined name is `undefined`, `str`, `bool` and `list` are themselves, a
 * number without a fraction is an `int`, one with a fraction a `float`. What JavaScript cannot tell
 * apart carries a tag: an integral float is `{ $float: 1 }`, a tuple `{ $tuple: [1, 2] }`. A dict is
 * a plain object unless a key is not a string, looks like an integer (JavaScript would move it to
 * the front) or is itself a tag; then it is `{ $dict: [[key, value]] }`.
 */

/** Trusted HTML, `markupsafe.Markup` in Python; the shape `dangerouslySetInnerHTML` takes. */
export interface Html {
  readonly __html: string;
}

/** A float that a plain number cannot tell from an int, or that JSON cannot hold. */
export interface Float {
  readonly $float: number | "nan" | "inf" | "-inf";
}

/** An int beyond 2 ** 53, in decimal digits. */
export interface Int {
  readonly $int: string;
}

/** A Python tuple whose type is only known at run time. */
export interface Tuple {
  readonly $tuple: readonly unknown[];
}

/** A dict that is no plain object: pairs in Python's order. */
export interface Dict {
  readonly $dict: [unknown, unknown][];
}

/** A Python set, in the order Python printed it. */
export interface PySet {
  readonly $set: readonly unknown[];
}

/**
 * A date, a time or both as ISO 8601 text, such as `2026-11-20T12:00:00`. Where the type is not known it
 * is `{ $datetime: ... }`, `{ $date: ... }` or `{ $time: ... }`.
 */
export type DateTime = string;

/** What a value is in Python's eyes. */
export type Kind =
  | "undefined"
  | "none"
  | "bool"
  | "int"
  | "float"
  | "str"
  | "html"
  | "list"
  | "tuple"
  | "dict"
  | "set"
  | "datetime"
  | "date"
  | "time"
  | "decimal"
  | "bytes"
  | "complex"
  | "object"
  | "function";

const TAGS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["__html", "html"],
  ["$float", "float"],
  ["$int", "int"],
  ["$tuple", "tuple"],
  ["$dict", "dict"],
  ["$set", "set"],
  ["$datetime", "datetime"],
  ["$date", "date"],
  ["$time", "time"],
  ["$decimal", "decimal"],
  ["$bytes", "bytes"],
  ["$complex", "complex"],
  ["$undefined", "undefined"],
]);

/** The Python type of a value; `object` is an instance of a JavaScript class. */
export function kindOf(x: unknown): Kind {
  switch (typeof x) {
    case "undefined":
      return "undefined";
    case "string":
      return "str";
    case "number":
      return Number.isInteger(x) ? "int" : "float";
    case "boolean":
      return "bool";
    case "function":
      return "function";
    case "object":
      break;
    default:
      return "object";
  }
  if (x === null) return "none";
  if (Array.isArray(x)) return "list";
  const prototype: unknown = Object.getPrototypeOf(x);
  if (prototype !== Object.prototype && prototype !== null) return "object";
  // A tag is always the first key: `dict` below and the encoder keep it from being one by chance.
  for (const key in x) return TAGS.get(key) ?? "dict";
  return "dict";
}

/** Whether a value is not there: `undefined`, or what stands for it under another setting of `undefined`. */
export function isAbsent(x: unknown): boolean {
  return x === undefined || kindOf(x) === "undefined";
}

/** Mark text as trusted HTML. */
export function html(text: string): Html {
  return { __html: text };
}

/** Whether a value is trusted HTML. */
export function isHtml(x: unknown): x is Html {
  return typeof x === "object" && x !== null && "__html" in x && kindOf(x) === "html";
}

/** The text of a `str` or of HTML; undefined for everything else. */
export function textOf(x: unknown): string | undefined {
  if (typeof x === "string") return x;
  return isHtml(x) ? x.__html : undefined;
}

const PROTOCOLS = [
  "__str__",
  "__iter__",
  "__len__",
  "__items__",
  "__getitem__",
  "__get__",
  "__kind__",
  "__bool__",
  "__index__",
] as const;

/**
 * What a method of Python's protocols gave, for an object, which the encoder sends under the method's name; any other
 * value itself. No dict has these names as plain keys.
 */
export function protocol(x: unknown, name: (typeof PROTOCOLS)[number]): unknown {
  if (typeof x !== "object" || x === null || !Object.hasOwn(x, name)) return x;
  return Reflect.get(x, name);
}

/** The kind of a value as the tests see it: an object of Python says of itself what it is. */
export function askedKind(x: unknown): string {
  const kind = protocol(x, "__kind__");
  return typeof kind === "string" && kind !== x ? kind : kindOf(x);
}

/** A float as a dynamic value: only an integral, infinite or missing number needs the tag. */
export function boxFloat(x: number): number | Float {
  if (Number.isNaN(x)) return { $float: "nan" };
  if (!Number.isFinite(x)) return { $float: x > 0 ? "inf" : "-inf" };
  return Number.isInteger(x) ? { $float: x } : x;
}

/** A tuple as a dynamic value. */
export function tuple(...items: unknown[]): Tuple {
  return { $tuple: items };
}

/** Arrays that stand for tuples, such as the pairs of `items`, as dynamic values. */
export function tuples(rows: readonly (readonly unknown[])[]): Tuple[] {
  return rows.map((row) => ({ $tuple: row }));
}

/** Whether a plain object can hold this key without moving it or taking it for a tag. */
export function isPlainKey(key: unknown): key is string {
  return (
    typeof key === "string" &&
    !/^\d+$/.test(key) &&
    key !== "__proto__" &&
    !TAGS.has(key) &&
    !PROTOCOLS.some((name) => name === key)
  );
}

/** Whether a value is a dict held as a plain object. */
export function isPlainDict(x: unknown): x is Record<string, unknown> {
  return kindOf(x) === "dict" && !isDict(x);
}

/** Whether a value is a dict held as pairs. */
export function isDict(x: unknown): x is Dict {
  return typeof x === "object" && x !== null && "$dict" in x && kindOf(x) === "dict";
}

/** The members of a list, tuple or set; undefined for everything else. */
export function membersOf(x: unknown): readonly unknown[] | undefined {
  if (Array.isArray(x)) return x;
  if (typeof x !== "object" || x === null) return undefined;
  if ("$tuple" in x && Array.isArray(x.$tuple)) return x.$tuple;
  if ("$set" in x && Array.isArray(x.$set)) return x.$set;
  return undefined;
}

/** The text behind a tag such as `$datetime` or `$decimal`. */
export function tagText(x: unknown): string {
  if (typeof x === "object" && x !== null) {
    for (const value of Object.values(x)) return String(value);
  }
  return "";
}

/** The name of a value's type, as Python's messages print it. */
export function typeName(x: unknown): string {
  const kind = kindOf(x);
  if (kind === "none") return "NoneType";
  if (kind === "html") return "Markup";
  if (kind === "undefined") return "Undefined";
  return kind;
}
