/** Method calls on values whose type is only known at run time. */
import { getattr } from "./access";
import { called, type Calls } from "./calls";
import { dictMethod } from "./dict-methods";
import { momentMethod } from "./datetime";
import { fail, UndefinedError } from "./errors";
import { listMethod, tupleMethod } from "./list-methods";
import { isMacro } from "./macro";
import { textMethod } from "./text-methods";
import { setMethod } from "./set-methods";
import { repr } from "./str";
import { isAbsent, kindOf, membersOf, protocol, typeName } from "./value";

/**
 * `obj.method(*args, **kwargs)` of a Python text, list, tuple, dict, set or date, or of an object of
 * the page, such as `loop`. Raises where there is no such method.
 */
export function call(
  obj: unknown,
  method: string,
  args: readonly unknown[] = [],
  kwargs: Readonly<Record<string, unknown>> = {},
): unknown {
  if (isAbsent(obj)) {
    throw new UndefinedError(`cannot call ${repr(method)} of an undefined value`);
  }
  const answers = method === "get" ? protocol(obj, "__get__") : obj;
  if (answers !== obj) return called(answers as Calls<unknown>, args, kwargs);
  const own = getattr(obj, method);
  if (typeof own === "function") {
    if (isMacro(own)) return own.invoke(args, kwargs);
    const named = Object.keys(kwargs).length > 0 ? [kwargs] : [];
    return Reflect.apply(own, obj, [...args, ...named]);
  }
  switch (kindOf(obj)) {
    case "str":
    case "html":
      return textMethod(obj, method, args, kwargs);
    case "list":
      if (Array.isArray(obj)) return listMethod(obj, method, args, kwargs);
      break;
    case "tuple":
      return tupleMethod(membersOf(obj) ?? [], method, args);
    case "dict":
      return dictMethod(obj, method, args, kwargs);
    case "set":
      return setMethod(obj, method, args);
    case "datetime":
    case "date":
    case "time":
      return momentMethod(obj, method, [...args, ...Object.values(kwargs)]);
    case "bytes":
      if (method === "decode") return decode(obj);
      break;
    case "float":
      if (method === "is_integer") return typeof obj !== "number";
      break;
  }
  if (!isAbsent(own)) return fail("TypeError", `'${typeName(own)}' object is not callable`);
  throw new UndefinedError(`a value of type ${typeName(obj)} has no method ${repr(method)}`);
}

function decode(obj: unknown): string {
  const bytes =
    typeof obj === "object" && obj !== null && "$bytes" in obj ? String(obj.$bytes) : "";
  return new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
}
