/** Values that are not there, as the setting `undefined` has them: Jinja2's Undefined or one of its kin. */
import { UndefinedError } from "./errors";
import { isAbsent, kindOf, typeName } from "./value";

type UndefinedKind = "Undefined" | "ChainableUndefined" | "DebugUndefined" | "StrictUndefined";

/** The setting `undefined`; the conversion writes it here. */
const KIND = "Undefined" as UndefinedKind;

/** What stands for a missing value where `undefined` alone does not say enough: its name, and what it prints. */
interface Absent {
  readonly $undefined: unknown;
  readonly text: string;
  /** Of an `if` expression without `else`, which has Jinja2's plain Undefined whatever the setting says. */
  readonly plain?: true;
}

/** The value itself, or what stands for it where it is not there. */
export function named(x: unknown, name: string, text = name): unknown {
  return x === undefined ? absent(name, text) : x;
}

/** The same for a value that is used at once: `StrictUndefined` raises. */
export function required<T>(x: T | undefined, name: string): T {
  if (x === undefined) throw new UndefinedError(`'${name}' is undefined`);
  return x;
}

/** A missing value: its name, and what `DebugUndefined` says of it between the braces. */
export function absent(name: unknown, text: string): unknown {
  return KIND === "Undefined" ? undefined : { $undefined: name, text };
}

/** A missing value that has no name: `No first item, sequence was empty.` */
export function absentItem(hint: string): undefined {
  return absent(null, `undefined value printed: ${hint}`) as undefined;
}

/** What an attribute or item that is not there is; `key` as Python writes it. */
export function absentMember(owner: unknown, name: unknown, key: string): unknown {
  return absent(name, `no such element: ${ownerName(owner)}[${key}]`);
}

/** An `if` expression without `else` whose condition is false. */
export function otherwise(): unknown {
  return KIND === "Undefined" ? undefined : { $undefined: null, text: "", plain: true };
}

/** `missing.name`: raises, but for `ChainableUndefined`. */
export function memberOfAbsent(x: unknown, key: string): unknown {
  if (key === "'_undefined_name'" && isTagged(x)) return x.$undefined;
  if (KIND === "ChainableUndefined" && !(isTagged(x) && x.plain === true)) return x;
  throw new UndefinedError(`cannot read ${key} of an undefined value`);
}

/** What a missing value prints. */
export function absentText(x: unknown): string {
  checkUse(x);
  return KIND === "DebugUndefined" && isTagged(x) && x.plain !== true ? `{{ ${x.text} }}` : "";
}

/** Raise where `StrictUndefined` does: a missing value is tested, compared or looped over. */
export function checkUse(x: unknown): void {
  if (KIND !== "StrictUndefined" || !isAbsent(x) || (isTagged(x) && x.plain === true)) return;
  throw new UndefinedError(isTagged(x) ? `${x.text} is undefined` : "a value is undefined");
}

/** Whether missing values have no length: `StrictUndefined`. */
export function isStrict(): boolean {
  return KIND === "StrictUndefined";
}

function isTagged(x: unknown): x is Absent {
  return typeof x === "object" && x !== null && "$undefined" in x && kindOf(x) === "undefined";
}

const CLASSES: Readonly<Record<string, string>> = {
  none: "None",
  html: "markupsafe.Markup object",
  datetime: "datetime.datetime object",
  date: "datetime.date object",
  time: "datetime.time object",
  decimal: "decimal.Decimal object",
};

function ownerName(x: unknown): string {
  return CLASSES[kindOf(x)] ?? `${typeName(x)} object`;
}
