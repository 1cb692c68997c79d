// What the app's own functions gave to Jinja2, for React's side: looked up by name and arguments (`replay.py`).

const plain = (x) => typeof x === "object" && x !== null && !Array.isArray(x);

export class Replay {
  // `results`: name -> arguments as text -> result, in the form that props have.
  constructor(results) {
    this.results = results;
  }

  find(name, args) {
    const known = this.results[name] ?? {};
    for (const key of keysOf(args)) {
      if (Object.hasOwn(known, key)) return resultOf(name, known[key]);
    }
    throw new Error(`${name} was not called so by Jinja2: ${JSON.stringify(args)}; it was with ${JSON.stringify(Object.keys(known))}`);
  }
}

function resultOf(name, result) {
  if (plain(result) && "$refused" in result) throw new Error(`the result of ${name} cannot be sent: ${result.$refused}`);
  return result;
}

// An object is a dict of the template or named arguments (by their contents), or comes from the context (`*`); so does
// an object inside of one.
function keysOf(args) {
  const parts = args.map((arg) => [...new Set([text(arg), text(arg, 1), text(arg, 0)])]);
  return parts
    .reduce((keys, options) => keys.flatMap((key) => options.map((option) => [...key, option])), [[]])
    .map((key) => key.join("\n"));
}

const TAGS = ["__html", "$float", "$int", "$decimal", "$datetime", "$date", "$time", "$bytes", "$tuple", "$set", "$dict"];

// `deep`: so many levels of objects are shown, those below are `*`.
function text(x, deep = Infinity) {
  if (x === undefined) return "";
  if (x === null) return "None";
  if (x === true) return "True";
  if (x === false) return "False";
  if (Array.isArray(x)) return `[${x.map((item) => text(item, deep)).join(",")}]`;
  if (typeof x === "function") return "*";
  if (!plain(x)) return String(x);
  const tag = TAGS.find((name) => name in x);
  if (tag === "$dict") return deep > 0 ? fields(x.$dict, deep - 1) : "*";
  if (tag === "$tuple" || tag === "$set") return text(x[tag], deep);
  if (tag !== undefined) return String(x[tag]);
  return deep > 0 ? fields(Object.entries(x), deep - 1) : "*";
}

function fields(pairs, deep) {
  const parts = pairs.map(([key, value]) => [text(key), text(value, deep)]);
  parts.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${parts.map(([key, value]) => `${key}=${value}`).join(",")}}`;
}

// Props with what JSON cannot hold: functions.
export function revive(value, results) {
  if (Array.isArray(value)) return value.map((item) => revive(item, results));
  if (!plain(value)) return value;
  if ("$replay" in value) return (...args) => results.find(value.$replay, args);
  if ("$always" in value) return () => value.$always;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item, results)]));
}
