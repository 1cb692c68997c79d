/**
 * Values of unknown type as typed parts of a page are promised them: `bridge/encode.py` on the side of TypeScript.
 * Where a value cannot be what is promised this raises, as the encoder does for what Python passes.
 */
import { getattr, getitem } from "./access";
import { iterate, length } from "./iterate";
import { items } from "./mapping";
import { call } from "./methods";
import { isPromisedNumber, notPromised, promisedScalar } from "./shaped-scalars";
import { str } from "./str";
import { truthy } from "./truthy";
import { askedKind, isHtml, isPlainDict, kindOf, textOf, type Html } from "./value";

/** A type by name, or with its parts. */
export type Promised =
  | string
  | { readonly kind: "literal"; readonly values: readonly string[] }
  | {
      readonly kind: "list";
      readonly item: Promised;
      readonly members?: boolean;
      readonly places?: boolean;
    }
  | { readonly kind: "tuple"; readonly items: readonly Promised[] }
  | { readonly kind: "dict"; readonly key: Promised; readonly value: Promised }
  | { readonly kind: "union"; readonly members: readonly Promised[] }
  | {
      readonly kind: "items" | "calls";
      readonly result: Promised;
      readonly named?: readonly string[];
    }
  | { readonly kind: "object"; readonly name: string };

/** One key of an object: read under `attribute`, or the result of calling that. */
export interface PromisedField {
  readonly type: Promised;
  readonly optional?: boolean;
  readonly attribute?: string;
  readonly call?: readonly [readonly unknown[], Readonly<Record<string, unknown>>];
}

type Fields = Readonly<Record<string, PromisedField>>;
type Shapes = Readonly<Record<string, { readonly fields: Fields }>>;

/** A type with the objects it mentions by name. */
export interface Contract {
  readonly root: Promised;
  readonly defs: Shapes;
}

/** `value` as the type that `contract` describes. */
export function shaped<T>(value: unknown, contract: Contract): T {
  return made(value, contract.root, contract.defs) as T;
}

/** What printing needs of a value: trusted HTML stays what it is, all else becomes its text. */
export function printable(x: unknown): string | Html {
  return isHtml(x) ? x : str(x);
}

/** What printing behind a test needs of a value: `""` where Python takes it for false. */
export function shown(x: unknown): string | Html {
  return truthy(x) ? printable(x) : "";
}

/** What a loop goes through where the value is tested first: nothing where Python takes it for false. */
export function listed(x: unknown): readonly unknown[] {
  return truthy(x) ? iterate(x) : [];
}

/** The keys and values of a dict that is tested first. */
export function entries(x: unknown): readonly (readonly [unknown, unknown])[] {
  return truthy(x) ? items(x) : [];
}

function made(value: unknown, type: Promised, defs: Shapes): unknown {
  if (typeof type === "string") return promisedScalar(value, type);
  switch (type.kind) {
    case "literal":
      return (
        type.values.find((text) => text === value) ?? notPromised(type.values.join(" or "), value)
      );
    case "list":
      if (type.members === true && textOf(value) !== undefined) return textOf(value);
      if (type.places === true && kindOf(value) === "dict" && truthy(value))
        return notPromised("a list", value);
      return listed(value).map((item) => made(item, type.item, defs));
    case "tuple":
      return value === undefined ? undefined : row(value, type.items, defs);
    case "dict":
      return entries(value).map(([key, item]) => [
        made(key, type.key, defs),
        made(item, type.value, defs),
      ]);
    case "union":
      return alternative(value, type.members, defs);
    case "object":
      return value === undefined ? undefined : object(value, fieldsOf(type.name, defs), defs);
    case "items":
      return (key: unknown): unknown => made(getitem(value, key), type.result, defs);
    case "calls":
      return (...args: unknown[]): unknown => made(call(value, "get", args), type.result, defs);
  }
}

function row(value: unknown, types: readonly Promised[], defs: Shapes): readonly unknown[] {
  const found = iterate(value);
  if (found.length !== types.length) return notPromised(`${types.length} items`, value);
  return types.map((type, index) => made(found[index], type, defs));
}

/** The rules of the encoder: None, then what the value is by its kind, then an object, then its text or truth. */
function alternative(value: unknown, types: readonly Promised[], defs: Shapes): unknown {
  if (value === undefined && types.includes("missing")) return undefined;
  if ((value === undefined || value === null) && types.includes("none")) return null;
  const accepting = types.find((type) => accepts(type, value));
  if (accepting !== undefined) return made(value, accepting, defs);
  const shapes = types.flatMap((type) =>
    typeof type !== "string" && type.kind === "object" ? [fieldsOf(type.name, defs)] : [],
  );
  if (shapes.length > 0) {
    if (types.includes("none") && !truthy(value)) return null;
    if (value === undefined) return undefined;
    const fitting = shapes.filter((fields) => shapes.length === 1 || hasKeys(value, fields));
    if (fitting[0] === undefined) return notPromised("an object of the page", value);
    return object(value, fitting[0], defs);
  }
  const fallback = ["shown", "text", "raw_shown", "raw", "plain_shown", "plain", "truth"].find(
    (type) => types.includes(type),
  );
  return fallback === undefined
    ? notPromised("another type", value)
    : promisedScalar(value, fallback);
}

function accepts(type: Promised, value: unknown): boolean {
  const kind = kindOf(value);
  if (type === "unknown") return true;
  if (type === "term" && kind === "bool") return true;
  if (type === "term" || type === "numeral") return isPromisedNumber(value, "number");
  if (type === "number" || type === "float") return isPromisedNumber(value, type);
  if (type === "moment") return ["datetime", "date", "time"].includes(kind);
  if (typeof type === "string") return kind === type;
  switch (type.kind) {
    case "literal":
      return type.values.some((text) => text === value);
    case "list":
      return ["undefined", "list", "set"].includes(kind);
    case "tuple":
      return kind === "tuple" && iterate(value).length === type.items.length;
    case "dict":
      return kind === "dict";
    default:
      return false;
  }
}

function hasKeys(value: unknown, fields: Fields): boolean {
  return Object.entries(fields).every(
    ([key, field]) =>
      field.optional === true || field.call !== undefined || found(value, key, field) !== undefined,
  );
}

/** An object whose keys are read when the page reads them, since only then Jinja2 would raise. */
function object(value: unknown, fields: Fields, defs: Shapes): object {
  const result: object = isPlainDict(value) ? { ...value } : {};
  for (const [key, field] of Object.entries(fields)) {
    Object.defineProperty(result, key, {
      configurable: true,
      enumerable: true,
      get: (): unknown => {
        const part = found(value, key, field);
        if (part === undefined && field.optional === true) return undefined;
        return made(part, field.type, defs);
      },
    });
  }
  return result;
}

function found(value: unknown, key: string, field: PromisedField): unknown {
  const name = field.attribute ?? key;
  if (name === "$ref" || key === "__get__") return value;
  if (field.call === undefined && !name.startsWith("__")) return getattr(value, name);
  if (isPlainDict(value) && Object.hasOwn(value, key)) return value[key];
  switch (name) {
    case "__str__":
    case "__iter__":
      return value;
    case "__len__":
      return length(value);
    case "__index__":
      return ["str", "list", "tuple"].includes(kindOf(value)) ? value : undefined;
    case "__kind__":
      return askedKind(value);
    case "__bool__":
      return truthy(value);
    default:
      return field.call === undefined ? getattr(value, name) : call(value, name, ...field.call);
  }
}

function fieldsOf(name: string, defs: Shapes): Fields {
  return defs[name]?.fields ?? {};
}
