/** Jinja2's attribute and item access on dynamic values. */
import { called, type Calls } from "./calls";
import { eq } from "./compare";
import { fail, UndefinedError } from "./errors";
import { momentField } from "./moment";
import { toNum } from "./numeric";
import { repr } from "./str";
import { absentMember, memberOfAbsent } from "./undefined";
import {
  html,
  isAbsent,
  isDict,
  isHtml,
  isPlainDict,
  kindOf,
  membersOf,
  protocol,
  textOf,
  typeName,
} from "./value";

/**
 * `obj.name`: the attribute, else the item; undefined when there is neither.
 * An attribute of an undefined value raises.
 */
export function getattr(obj: unknown, name: string): unknown {
  if (isAbsent(obj) && name !== "__class__") return memberOfAbsent(obj, repr(name));
  const value = attributeOf(obj, name);
  return value === undefined ? absentMember(obj, name, repr(name)) : value;
}

/** Kinds of values that may be of a class of the app. */
const OF_THE_APP: ReadonlySet<string> = new Set(["dict", "object", "function"]);
const BASES: Readonly<Record<string, string>> = { bool: "int", Markup: "str" };

function classOf(obj: unknown): unknown {
  const name = typeName(obj);
  return { __name__: name, __base__: { __name__: BASES[name] ?? "object" } };
}

function attributeOf(obj: unknown, name: string): unknown {
  if (name === "__class__" && !OF_THE_APP.has(kindOf(obj))) return classOf(obj);
  switch (kindOf(obj)) {
    case "dict":
      return entry(obj, name);
    case "datetime":
    case "date":
    case "time":
      return momentField(obj, name);
    case "complex":
      return fail("TypeError", "attributes of complex numbers are not known here");
    case "tuple":
    case "function":
      return own(obj, name);
    case "object":
      return inherited(obj, name);
    default:
      return undefined;
  }
}

/**
 * `obj[key]`: the item, else the attribute; undefined when there is neither.
 * Lists, tuples and texts count from the end with a negative index; an item of an undefined value raises.
 */
export function getitem(obj: unknown, key: unknown): unknown {
  if (isAbsent(obj)) return memberOfAbsent(obj, repr(key));
  const value = itemOf(obj, key);
  return value === undefined ? absentMember(obj, key, repr(key)) : value;
}

function itemOf(obj: unknown, key: unknown): unknown {
  const answers = protocol(obj, "__getitem__");
  if (answers !== obj) return called(answers as Calls<unknown>, [key]);
  if (kindOf(obj) === "dict") return entry(obj, key);
  const text = textOf(obj);
  const members =
    kindOf(obj) === "set" ? undefined : (membersOf(obj) ?? (text && Array.from(text)));
  if (members !== undefined && members !== "") {
    const index = toNum(key);
    if (index !== undefined && !index.float) {
      const item: unknown = members.at(Number(index.value));
      return isHtml(obj) && typeof item === "string" ? html(item) : item;
    }
  }
  const name = textOf(key);
  return name === undefined ? undefined : attributeOf(obj, name);
}

/**
 * The filter `attr`: the attribute, not the item. A plain object may stand for a Python object or for a
 * dict; its keys count as attributes.
 */
export function attr(obj: unknown, name: unknown): unknown {
  return isDict(obj)
    ? absentMember(obj, name, repr(name))
    : getattr(obj, textOf(name) ?? fail("TypeError", "attribute name must be string"));
}

/** `items[index]` where the type is known; a negative index counts from the end. */
export function at(items: string, index: number): string | undefined;
export function at<T>(items: readonly T[], index: number): T | undefined;
export function at(items: string | readonly unknown[], index: number): unknown {
  return typeof items === "string" ? Array.from(items).at(index) : items.at(index);
}

/** `x[start:stop:step]` of a text, list or tuple; `null` or undefined leave a bound open. */
export function slice(
  x: string,
  start?: number | null,
  stop?: number | null,
  step?: number | null,
): string;
export function slice<T>(
  x: readonly T[],
  start?: number | null,
  stop?: number | null,
  step?: number | null,
): T[];
export function slice(x: unknown, start?: unknown, stop?: unknown, step?: unknown): unknown;
export function slice(x: unknown, start?: unknown, stop?: unknown, step?: unknown): unknown {
  if (isAbsent(x)) throw new UndefinedError("cannot slice an undefined value");
  const text = textOf(x);
  const members = text === undefined ? membersOf(x) : Array.from(text);
  if (members === undefined || kindOf(x) === "set") {
    return fail("TypeError", `'${typeName(x)}' object is not subscriptable`);
  }
  const part = sliced(members, bound(start), bound(stop), bound(step) ?? 1);
  if (text !== undefined) return isHtml(x) ? html(part.join("")) : part.join("");
  return kindOf(x) === "tuple" ? { $tuple: part } : part;
}

function sliced<T>(
  items: readonly T[],
  start: number | undefined,
  stop: number | undefined,
  step: number,
): T[] {
  if (step === 0) fail("ValueError", "slice step cannot be zero");
  const count = items.length;
  const [low, high] = step > 0 ? [0, count] : [-1, count - 1];
  const place = (index: number | undefined, open: number): number => {
    if (index === undefined) return open;
    return Math.min(Math.max(index < 0 ? index + count : index, low), high);
  };
  const first = place(start, step > 0 ? low : high);
  const last = place(stop, step > 0 ? high : low);
  if (step === 1) return items.slice(first, Math.max(first, last));
  const part: T[] = [];
  for (let index = first; step > 0 ? index < last : index > last; index += step) {
    part.push(...items.slice(index, index + 1));
  }
  return part;
}

function bound(x: unknown): number | undefined {
  if (x === null || x === undefined) return undefined;
  const num = toNum(x);
  if (num !== undefined && !num.float) return Number(num.value);
  return fail("TypeError", "slice indices must be integers or None or have an __index__ method");
}

function entry(obj: unknown, key: unknown): unknown {
  if (isDict(obj)) return obj.$dict.find(([name]) => eq(name, key))?.[1];
  const name = textOf(key);
  return isPlainDict(obj) && name !== undefined ? own(obj, name) : undefined;
}

function own(obj: unknown, name: string): unknown {
  if ((typeof obj !== "object" && typeof obj !== "function") || obj === null) return undefined;
  return Object.hasOwn(obj, name) ? Reflect.get(obj, name) : undefined;
}

function inherited(obj: unknown, name: string): unknown {
  if (typeof obj !== "object" || obj === null || !(name in obj)) return undefined;
  return Object.hasOwn(obj, name) || !(name in Object.prototype)
    ? Reflect.get(obj, name)
    : undefined;
}
