/** Macros as values: in lists and dicts, chosen by conditions, called as Python calls them. */
import { fail, UndefinedError } from "./errors";
import { type Html, html, typeName } from "./value";

type Named = Readonly<Record<string, unknown>>;

/** What the macro's function takes beside its parameters, and how its result is to be taken. */
interface MacroOptions {
  varargs?: boolean;
  kwargs?: boolean;
  caller?: boolean;
  /** Without autoescaping a macro's text is no Markup. */
  escape?: boolean;
}

/** A macro that can be handed around: `invoke` takes its named arguments too. */
export interface MacroValue {
  (...args: readonly unknown[]): Html | string;
  readonly invoke: (args: readonly unknown[], named: Named) => Html | string;
  readonly title: string;
}

/** Whether a value is a macro. */
export function isMacro(x: unknown): x is MacroValue {
  return typeof x === "function" && "invoke" in x;
}

/**
 * The macro `title` as a value: its arguments become the props of `render`. `around` are the props that do not come
 * from the call, the context that the macro's body reads.
 */
export function macro<P extends object>(
  title: string,
  params: readonly string[],
  render: (props: P) => string,
  around: Partial<P> = {},
  options: MacroOptions = {},
): MacroValue {
  const invoke = (args: readonly unknown[], named: Named): Html | string => {
    const props = { ...around, ...propsOf(title, params, args, named, options) };
    const text = render(props as P);
    return options.escape === false ? text : html(text);
  };
  return Object.assign((...args: readonly unknown[]) => invoke(args, {}), { invoke, title });
}

function propsOf(
  title: string,
  params: readonly string[],
  args: readonly unknown[],
  named: Named,
  options: MacroOptions,
): Record<string, unknown> {
  const props: Record<string, unknown> = {};
  const kwargs: Record<string, unknown> = {};
  for (const [index, name] of params.entries()) {
    if (index < args.length) props[propName(name)] = args[index];
  }
  if (args.length > params.length) {
    if (options.varargs !== true) {
      return fail("TypeError", `macro '${title}' takes not more than ${params.length} argument(s)`);
    }
    props["varargs"] = args.slice(params.length);
  }
  for (const [name, value] of Object.entries(named)) {
    if (params.includes(name)) props[propName(name)] = value;
    else if (name === "caller" && options.caller === true) props["caller"] = value;
    else if (options.kwargs === true) kwargs[name] = value;
    else return fail("TypeError", `macro '${title}' takes no keyword argument '${name}'`);
  }
  return options.kwargs === true ? { ...props, kwargs } : props;
}

/** The prop of a parameter: React keeps some names for itself. */
function propName(name: string): string {
  return ["key", "ref", "children", "ctx"].includes(name) ? `${name}_` : name;
}

/** `value(*args, **named)`; raises where the value cannot be called. */
export function callNamed(value: unknown, args: readonly unknown[], named: Named): unknown {
  if (value === undefined) throw new UndefinedError("an undefined value cannot be called");
  if (isMacro(value)) return value.invoke(args, named);
  if (typeof value !== "function")
    return fail("TypeError", `'${typeName(value)}' object is not callable`);
  return Reflect.apply(value, undefined, Object.keys(named).length > 0 ? [...args, named] : args);
}
