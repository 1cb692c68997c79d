/** The filter `pprint`, a translation of Python's `pprint.pformat`. */
import { order } from "./compare";
import { repr, str } from "./str";
import { SPACE, splitlines, textLength } from "./unicode";
import { isDict, isPlainDict, kindOf, membersOf, typeName } from "./value";

const WIDTH = 80;

/** A value on one line of 80 characters, or spread over several; dicts are sorted by key. */
export function pprint(x: unknown): string {
  return layOut(x, 0, 0, 1);
}

/** `allowance` is the room for the brackets that will follow; `level` counts the nesting from 1. */
function layOut(x: unknown, indent: number, allowance: number, level: number): string {
  const line = oneLine(x);
  if (textLength(line) <= WIDTH - indent - allowance) return line;
  switch (kindOf(x)) {
    case "list":
      return `[${layOutItems(membersOf(x) ?? [], indent, allowance + 1, level)}]`;
    case "tuple": {
      const members = membersOf(x) ?? [];
      const close = members.length === 1 ? ",)" : ")";
      return `(${layOutItems(members, indent, allowance + close.length, level)}${close}`;
    }
    case "set":
      return `{${layOutItems([...(membersOf(x) ?? [])].sort(safeOrder), indent, allowance + 1, level)}}`;
    case "dict":
      return `{${layOutPairs(pairsOf(x), indent, allowance + 1, level)}}`;
    case "str":
      return layOutText(str(x), indent, allowance, level);
    default:
      return line;
  }
}

function layOutItems(
  members: readonly unknown[],
  indent: number,
  allowance: number,
  level: number,
): string {
  const rows = members.map((item, index) => {
    return layOut(item, indent + 1, index === members.length - 1 ? allowance : 1, level + 1);
  });
  return rows.join(`,\n${" ".repeat(indent + 1)}`);
}

function layOutPairs(
  pairs: readonly (readonly [unknown, unknown])[],
  indent: number,
  allowance: number,
  level: number,
): string {
  const rows = pairs.map(([key, value], index) => {
    const name = oneLine(key);
    const room = index === pairs.length - 1 ? allowance : 1;
    return `${name}: ${layOut(value, indent + 1 + textLength(name) + 2, room, level + 1)}`;
  });
  return rows.join(`,\n${" ".repeat(indent + 1)}`);
}

/** A long text as several literals, broken at line ends and after white space. */
function layOutText(text: string, indent: number, allowance: number, level: number): string {
  const outer = level === 1;
  const margin = outer ? indent + 1 : indent;
  const reserve = outer ? allowance + 1 : allowance;
  const lines = splitlines(text, true);
  const chunks = lines.flatMap((line, index) => {
    return textChunks(line, WIDTH - margin, index === lines.length - 1 ? reserve : 0);
  });
  if (chunks.length === 1) return repr(text);
  const body = chunks.join(`\n${" ".repeat(margin)}`);
  return outer ? `(${body})` : body;
}

function textChunks(line: string, width: number, reserve: number): string[] {
  if (textLength(repr(line)) <= width - reserve) return [repr(line)];
  const parts =
    line.match(new RegExp(`[^${SPACE}]*[${SPACE}]*`, "gu"))?.filter((part) => part !== "") ?? [];
  const chunks: string[] = [];
  let current = "";
  for (const [index, part] of parts.entries()) {
    const room = index === parts.length - 1 ? width - reserve : width;
    if (textLength(repr(current + part)) > room) {
      if (current !== "") chunks.push(repr(current));
      current = part;
    } else {
      current += part;
    }
  }
  if (current !== "") chunks.push(repr(current));
  return chunks;
}

function oneLine(x: unknown): string {
  const members = membersOf(x);
  switch (kindOf(x)) {
    case "list":
      return `[${(members ?? []).map(oneLine).join(", ")}]`;
    case "tuple":
      return `(${(members ?? []).map(oneLine).join(", ")}${members?.length === 1 ? "," : ""})`;
    case "dict":
      return `{${pairsOf(x)
        .map(([key, value]) => `${oneLine(key)}: ${oneLine(value)}`)
        .join(", ")}}`;
    default:
      return repr(x);
  }
}

function pairsOf(x: unknown): [unknown, unknown][] {
  const pairs: [unknown, unknown][] = isDict(x)
    ? [...x.$dict]
    : isPlainDict(x)
      ? Object.entries(x)
      : [];
  return pairs.sort(([a], [b]) => safeOrder(a, b));
}

/** Values that Python cannot compare are ordered by the names of their types. */
function safeOrder(a: unknown, b: unknown): number {
  try {
    return order(a, b);
  } catch {
    return order(typeName(a), typeName(b));
  }
}
