/** The scalars of `shaped`: what a text, a number, a date or a truth is promised as; `bridge/scalars.py` in TypeScript. */
import { argument } from "./calls";
import { fail } from "./errors";
import { escaped } from "./escape";
import { numeral } from "./numeral";
import { toNum } from "./numeric";
import { str } from "./str";
import { truthy } from "./truthy";
import { isHtml, kindOf, tagText, textOf, typeName } from "./value";

const MOMENTS: readonly string[] = ["datetime", "date", "time"];

/** A value as the scalar that is promised. */
export function promisedScalar(value: unknown, type: string): unknown {
  const kind = kindOf(value);
  switch (type) {
    case "unknown":
      return value;
    case "missing":
      return undefined;
    case "none":
      return value === null || value === undefined ? null : notPromised("None", value);
    case "truth":
      return truthy(value);
    case "text":
      return plainText(value);
    case "shown":
      return truthy(value) ? plainText(value) : "";
    case "plain":
      return isHtml(value) ? notPromised("plain text", value) : str(value);
    case "plain_shown":
      return truthy(value) ? promisedScalar(value, "plain") : "";
    case "raw":
      return isHtml(value) ? value.__html : str(value);
    case "raw_shown":
      return truthy(value) ? promisedScalar(value, "raw") : "";
    case "html":
      return escaped(value);
    case "handle":
      return handle(value);
    case "handle_shown":
      return truthy(value) ? handle(value) : "";
    case "compared":
      return textOf(value) ?? "";
    case "bool":
    case "str":
      return kind === type ? value : notPromised(type, value);
    case "int":
      return kind === type && typeof value === "number" ? value : notPromised(type, value);
    case "numeral":
      return isPromisedNumber(value, "number") ? numeral(value) : notPromised("a number", value);
    case "term":
      return kind === "bool" ? Number(value) : promisedScalar(value, "numeral");
    case "float":
    case "number":
      return isPromisedNumber(value, type) ? number(value) : notPromised(type, value);
    default:
      return kind === type || (type === "moment" && MOMENTS.includes(kind))
        ? tagText(value)
        : notPromised(type, value);
  }
}

/** Whether a value is a number of the kind that is promised. */
export function isPromisedNumber(value: unknown, type: string): boolean {
  const kind = kindOf(value);
  return kind === "float" || (type === "number" && typeof value === "number");
}

function handle(value: unknown): unknown {
  if (value === undefined) return "";
  return value === null || typeof value === "boolean" ? str(value) : argument(value);
}

function number(value: unknown): number {
  const found = toNum(value);
  return found === undefined ? Number.NaN : Number(found.value);
}

function plainText(value: unknown): string {
  if (isHtml(value) && /[&<>'"]/.test(value.__html)) return notPromised("text", value);
  return str(value);
}

/** Raise, as the encoder does for what Python passes. */
export function notPromised(promised: string, value: unknown): never {
  return fail("ContractError", `${promised} is promised, ${typeName(value)} was found`);
}
