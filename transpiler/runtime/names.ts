/** The tests `filter` and `test`, which ask for a name. */
import { textOf } from "./value";

const FILTERS = new Set(
  (
    "abs attr batch capitalize center count d default dictsort e escape filesizeformat first float forceescape format " +
    "groupby indent int items join last length list lower map max min pprint random reject rejectattr replace reverse " +
    "round safe select selectattr slice sort string striptags sum title tojson trim truncate unique upper urlencode " +
    "urlize wordcount wordwrap xmlattr"
  ).split(" "),
);

const TESTS = new Set(
  (
    "!= < <= == > >= boolean callable defined divisibleby eq equalto escaped even false filter float ge greaterthan gt " +
    "in integer iterable le lessthan lower lt mapping ne none number odd sameas sequence string test true undefined upper"
  ).split(" "),
);

/** `x is filter`: the name of a built-in filter or of one of the app's own. */
export function isFilter(x: unknown, own: readonly string[] = []): boolean {
  const name = textOf(x) ?? "";
  return FILTERS.has(name) || own.includes(name);
}

/** `x is test`: the name of a built-in test or of one of the app's own. */
export function isTest(x: unknown, own: readonly string[] = []): boolean {
  const name = textOf(x) ?? "";
  return TESTS.has(name) || own.includes(name);
}
