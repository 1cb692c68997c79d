/**
 * Values of unknown type as typed parts of a page are promised them: `bridge/encode.py` on the side of TypeScript.
 * Where a value cannot be what is promised this raises, as the encoder does for what Python passes.
 */
import { getattr, getitem } from "./access";
import { argument } from "./calls";
import { fail } from "./errors";
import { escaped } from "./escape";
import { iterate, length } from "./iterate";
import { items } from "./mapping";
import { call } from "./methods";
import { numeral } from "./numeral";
import { toNum } from "./numeric";
import { str } from "./str";
import { truthy } from "./truthy";
import { isHtml, isPlainDict, kindOf, tagText, textOf, typeName, type Html } from "./value";

/** A type by name, or with its parts. */
export type Promised =
  | string
  | { readonly kind: "literal"; readonly values: readonly string[] }
  | { readonly kind: "list"; readonly item: Promised; readonly members?: boolean }
  | { readonly kind: "tuple"; readonly items: readonly Promised[] }
  | { readonly kind: "dict"; readonly key: Promised; readonly value: Promised }
  | { readonly kind: "union"; readonly members: readonly Promised[] }
  | { readonly kind: "items" | "calls"; readonly result: Promised; readonly named?: readonly string[] }
  | { readonly kind: "object"; readonly name: string };

/** One key of an object: read under `attribute`, or the result of calling that. */
export interface PromisedField {
  readonly type: Promised;
  readonly optional?: boolean;
  readonly attribute?: string;
  readonly call?: readonly [readonly unknown[], Readonly<Record<string, unknown>>];
}

const MOMENTS: readonly string[] = ["datetime", "date", "time"];

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
  if (typeof type === "string") return simple(value, type);
  switch (type.kind) {
    case "literal":
      return type.values.find((text) => text === value) ?? wrong(type.values.join(" or "), value);
    case "list":
      if (type.members === true && textOf(value)) return wrong("a collection", value);
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

function simple(value: unknown, type: string): unknown {
  const kind = kindOf(value);
  switch (type) {
    case "unknown":
      return value;
    case "missing":
      return undefined;
    case "none":
      return value === null || value === undefined ? null : wrong("None", value);
    case "truth":
      return truthy(value);
    case "text":
      return plainText(value);
    case "shown":
      return truthy(value) ? plainText(value) : "";
    case "raw":
      return isHtml(value) ? value.__html : str(value);
    case "raw_shown":
      return truthy(value) ? simple(value, "raw") : "";
    case "html":
      return escaped(value);
    case "handle":
      return argument(value);
    case "bool":
    case "str":
      return kind === type ? value : wrong(type, value);
    case "int":
      return kind === type && typeof value === "number" ? value : wrong(type, value);
    case "numeral":
      return isNumber(value, "number") ? numeral(value) : wrong("a number", value);
    case "term":
      return kind === "bool" ? Number(value) : simple(value, "numeral");
    case "float":
    case "number":
      return isNumber(value, type) ? number(value) : wrong(type, value);
    default:
      return kind === type || (type === "moment" && MOMENTS.includes(kind))
        ? tagText(value)
        : wrong(type, value);
  }
}

function isNumber(value: unknown, type: string): boolean {
  const kind = kindOf(value);
  return kind === "float" || (type === "number" && typeof value === "number");
}

function number(value: unknown): number {
  const found = toNum(value);
  return found === undefined ? Number.NaN : Number(found.value);
}

function plainText(value: unknown): string {
  if (isHtml(value) && /[&<>'"]/.test(value.__html)) return wrong("text", value);
  return str(value);
}

function row(value: unknown, types: readonly Promised[], defs: Shapes): readonly unknown[] {
  const found = iterate(value);
  if (found.length !== types.length) return wrong(`${types.length} items`, value);
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
    if (fitting[0] === undefined) return wrong("an object of the page", value);
    return object(value, fitting[0], defs);
  }
  const fallback = ["shown", "text", "raw_shown", "raw", "truth"].find((type) => types.includes(type));
  return fallback === undefined ? wrong("another type", value) : simple(value, fallback);
}

function accepts(type: Promised, value: unknown): boolean {
  const kind = kindOf(value);
  if (type === "unknown") return true;
  if (type === "term" && kind === "bool") return true;
  if (type === "term" || type === "numeral") return isNumber(value, "number");
  if (type === "number" || type === "float") return isNumber(value, type);
  if (type === "moment") return MOMENTS.includes(kind);
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
  if (field.call === undefined) return getattr(value, name);
  if (isPlainDict(value) && Object.hasOwn(value, key)) return value[key];
  switch (name) {
    case "__str__":
    case "__iter__":
      return value;
    case "__len__":
      return length(value);
    default:
      return call(value, name, ...field.call);
  }
}

function fieldsOf(name: string, defs: Shapes): Fields {
  return defs[name]?.fields ?? {};
}

function wrong(promised: string, value: unknown): never {
  return fail("ContractError", `${promised} is promised, ${typeName(value)} was found`);
}
