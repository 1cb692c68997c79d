/** Methods of Python's `set`. */
import { contains } from "./compare";
import { UndefinedError } from "./errors";
import { iterate } from "./iterate";
import { membersOf } from "./value";

/** A method of a set by name, for `call`. */
export function setMethod(set: unknown, name: string, args: readonly unknown[]): unknown {
  const members = membersOf(set) ?? [];
  const other = iterate(args[0]);
  const isIn = (all: readonly unknown[]) => (item: unknown) => contains(item, all);
  const isOut = (all: readonly unknown[]) => (item: unknown) => !contains(item, all);
  switch (name) {
    case "union":
      return { $set: [...members, ...other.filter(isOut(members))] };
    case "intersection":
      return { $set: members.filter(isIn(other)) };
    case "difference":
      return { $set: members.filter(isOut(other)) };
    case "issubset":
      return members.every(isIn(other));
    case "issuperset":
      return other.every(isIn(members));
    case "isdisjoint":
      return members.every(isOut(other));
    case "copy":
      return { $set: [...members] };
    default:
      throw new UndefinedError(`a set has no method '${name}'`);
  }
}
