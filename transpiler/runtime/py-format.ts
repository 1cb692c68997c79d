/** Python's `str.format` and the format mini-language. */
import { getattr, getitem } from "./access";
import { fail } from "./errors";
import { escape } from "./escape";
import { formatValue } from "./format-value";
import { repr, str } from "./str";
import { html, isHtml, textOf, typeName, type Html } from "./value";

/**
 * `format.format(*args, **kwargs)`: fields by position or name, with attributes, items, `!r` and a
 * format. A format that is trusted HTML escapes what it is given and stays trusted.
 */
export function pyFormat(
  format: string,
  args?: readonly unknown[],
  kwargs?: Readonly<Record<string, unknown>>,
): string;
export function pyFormat(
  format: unknown,
  args?: readonly unknown[],
  kwargs?: Readonly<Record<string, unknown>>,
): string | Html;
export function pyFormat(
  format: unknown,
  args: readonly unknown[] = [],
  kwargs: Readonly<Record<string, unknown>> = {},
): string | Html {
  const text =
    textOf(format) ?? fail("AttributeError", `'${typeName(format)}' has no attribute 'format'`);
  const result = new Formatter(args, kwargs, isHtml(format)).run(text);
  return isHtml(format) ? html(result) : result;
}

class Formatter {
  #next = 0;
  #numbered: boolean | undefined;

  constructor(
    readonly args: readonly unknown[],
    readonly kwargs: Readonly<Record<string, unknown>>,
    readonly trusted: boolean,
  ) {}

  run(text: string): string {
    let result = "";
    let at = 0;
    while (at < text.length) {
      const char = text.charAt(at);
      if (char !== "{" && char !== "}") {
        result += char;
        at += 1;
      } else if (text.charAt(at + 1) === char) {
        result += char;
        at += 2;
      } else if (char === "}") {
        return fail("ValueError", "Single '}' encountered in format string");
      } else {
        const end = fieldEnd(text, at + 1);
        result += this.#field(text.slice(at + 1, end));
        at = end + 1;
      }
    }
    return result;
  }

  #field(field: string): string {
    const match = /^((?:\[[^\]]*\]|[^[:!])*)(?:!([^:]*))?(?::([^]*))?$/.exec(field);
    const [, path = "", conversion, spec = ""] = match ?? [];
    const value = converted(this.#value(path), conversion);
    const format = this.run(spec);
    if (!this.trusted) return formatValue(value, format);
    if (isHtml(value) && format !== "")
      fail("ValueError", "Unsupported format specification for Markup.");
    return isHtml(value) ? value.__html : escape(formatValue(value, format));
  }

  #value(path: string): unknown {
    const [name = ""] = /^[^.[]*/.exec(path) ?? [];
    const steps = path.slice(name.length).match(/\.[^.[]+|\[[^\]]+\]/g) ?? [];
    return steps.reduce<unknown>((value, step) => {
      if (step.startsWith(".")) return found(getattr(value, step.slice(1)), "AttributeError", step);
      const key = step.slice(1, -1);
      return found(getitem(value, /^\d+$/.test(key) ? Number(key) : key), "KeyError", key);
    }, this.#argument(name));
  }

  #argument(name: string): unknown {
    if (name !== "" && !/^\d+$/.test(name)) {
      return Object.hasOwn(this.kwargs, name) ? this.kwargs[name] : fail("KeyError", repr(name));
    }
    if (this.#numbered === (name === "")) {
      return fail(
        "ValueError",
        "cannot switch between automatic field numbering and manual field specification",
      );
    }
    this.#numbered = name !== "";
    const index = name === "" ? this.#next++ : Number(name);
    if (index < this.args.length) return this.args[index];
    return fail("IndexError", `Replacement index ${index} out of range for positional args tuple`);
  }
}

/** Where the brace of a field closes, braces in its format counted. */
function fieldEnd(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === "{") depth += 1;
    if (char === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return fail("ValueError", "expected '}' before end of string");
}

function converted(value: unknown, conversion: string | undefined): unknown {
  if (conversion === undefined) return value;
  if (conversion === "r") return repr(value);
  if (conversion === "s") return str(value);
  if (conversion !== "a") return fail("ValueError", `Unknown conversion specifier ${conversion}`);
  return repr(value).replace(/[^\0-\x7f]/gu, (char) => {
    const hex = (char.codePointAt(0) ?? 0).toString(16);
    return hex.length < 3
      ? `\\x${hex}`
      : hex.length < 5
        ? `\\u${hex.padStart(4, "0")}`
        : `\\U${hex.padStart(8, "0")}`;
  });
}

function found(value: unknown, kind: string, name: string): unknown {
  return value === undefined ? fail(kind, repr(name)) : value;
}
