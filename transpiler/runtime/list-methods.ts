/** Methods of Python's `list` and `tuple`; those that change a list change the array itself. */
import { compareText, eq, order } from "./compare";
import { fail, UndefinedError } from "./errors";
import { iterate } from "./iterate";
import { toNum } from "./numeric";
import { repr } from "./str";
import { truthy } from "./truthy";

/** `items.append(item)`; like Python's it returns `None`. */
export function append<T>(items: T[], item: T): null {
  items.push(item);
  return null;
}

/** A method of a tuple by name, for `call`. */
export function tupleMethod(
  items: readonly unknown[],
  name: string,
  [item]: readonly unknown[],
): unknown {
  if (name === "count") return items.filter((each) => same(each, item)).length;
  if (name !== "index") throw new UndefinedError(`a tuple or list has no method '${name}'`);
  const at = items.findIndex((each) => same(each, item));
  return at < 0 ? fail("ValueError", `${repr(item)} is not in list`) : at;
}

/** A method of a list by name, for `call`. */
export function listMethod(
  list: unknown[],
  name: string,
  args: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>>,
): unknown {
  const [first, second] = args;
  switch (name) {
    case "copy":
      return [...list];
    case "append":
      return append(list, first);
    case "extend":
      list.push(...iterate(first));
      return null;
    case "insert":
      list.splice(position(first), 0, second);
      return null;
    case "pop": {
      const at = args.length === 0 ? -1 : position(first);
      if (at >= list.length || at < -list.length) fail("IndexError", "pop index out of range");
      return list.splice(at, 1)[0];
    }
    case "remove": {
      const at = list.findIndex((item) => same(item, first));
      if (at < 0) fail("ValueError", "list.remove(x): x not in list");
      list.splice(at, 1);
      return null;
    }
    case "clear":
      list.splice(0);
      return null;
    case "reverse":
      list.reverse();
      return null;
    case "sort": {
      const sign = truthy(kwargs["reverse"]) ? -1 : 1;
      list.sort(
        (a, b) =>
          sign * (typeof a === "string" && typeof b === "string" ? compareText(a, b) : order(a, b)),
      );
      return null;
    }
    default:
      return tupleMethod(list, name, args);
  }
}

function same(a: unknown, b: unknown): boolean {
  return a === b || eq(a, b);
}

function position(x: unknown): number {
  const num = toNum(x);
  return num === undefined || num.float
    ? fail("TypeError", "an index must be an integer")
    : Number(num.value);
}
