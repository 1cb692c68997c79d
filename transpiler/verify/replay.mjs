// What the app's own functions gave to Jinja2, for React's side: looked up by name and arguments (`replay.py`).

const plain = (x) => typeof x === "object" && x !== null && !Array.isArray(x);

export class Replay {
  // `results`: name -> arguments as text -> result, in the form that props have.
  constructor(results) {
    this.results = results;
  }

  find(name, args) {
    const known = this.results[name] ?? {};
    const key = Object.keys(known).find((one) => agreeAll(JSON.parse(one), args));
    if (key !== undefined) return resultOf(name, known[key]);
    throw new Error(`${name} was not called so by Jinja2: ${JSON.stringify(args)}; it was with ${JSON.stringify(Object.keys(known))}`);
  }
}

function resultOf(name, result) {
  if (plain(result) && "$refused" in result) throw new Error(`the result of ${name} cannot be sent: ${result.$refused}`);
  return result;
}

const TAGS = ["__html", "$float", "$int", "$decimal", "$datetime", "$date", "$time", "$bytes", "$tuple", "$set", "$dict"];
const FALSE = ["", "None", "False", "0", "-0"];
const tagOf = (x) => (plain(x) ? TAGS.find((name) => name in x) : undefined);

// Whether what Python was given (`key_of`) is what the page gives: texts, arrays, the pairs of a dict, null for an object.
function agrees(given, x) {
  const tag = tagOf(x);
  if (given === null) {
    return typeof x === "function" || (plain(x) && tag === undefined) || (typeof x === "string" && x.startsWith("$ref:"));
  }
  if (typeof x === "function" && x.length === 0) x = x(); // the body of a call block
  if (isFalse(x, tag)) return given === "";
  if (tag === "__html" && escaped(given) === x.__html) return true; // a text that is HTML to the page
  if (typeof given === "string") return !plain(x) || tag !== undefined ? text(x) === given : false;
  if (Array.isArray(given)) {
    const items = tag === "$tuple" || tag === "$set" ? x[tag] : x;
    return Array.isArray(items) && agreeAll(given, items);
  }
  if (!plain(x) || (tag !== undefined && tag !== "$dict")) return false;
  const pairs = new Map((tag === "$dict" ? x.$dict : Object.entries(x)).map(([key, value]) => [text(key), value]));
  const keys = Object.keys(given);
  return keys.length === pairs.size && keys.every((key) => pairs.has(key) && agrees(given[key], pairs.get(key)));
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&#39;", '"': "&#34;" };
const escaped = (x) => (typeof x === "string" ? x.replace(/[&<>'"]/g, (c) => ESCAPES[c]) : undefined);

function agreeAll(given, items) {
  return items.length === given.length && given.every((one, i) => agrees(one, items[i]));
}

// Whether it is what Python takes for false, or the text of it, which a page may hold instead.
function isFalse(x, tag) {
  if (x === undefined || x === null || x === false) return true;
  if (Array.isArray(x)) return x.length === 0;
  if (tag === undefined && plain(x)) return Object.keys(x).length === 0;
  if (tag !== undefined && Array.isArray(x[tag])) return x[tag].length === 0;
  return FALSE.includes(text(x));
}

function text(x) {
  if (x === true) return "True";
  const tag = tagOf(x);
  return (tag === undefined ? String(x) : String(x[tag])).replace(/^(-?\d+)\.0$/, "$1");
}

// Props with what JSON cannot hold: functions.
export function revive(value, results) {
  if (Array.isArray(value)) return value.map((item) => revive(item, results));
  if (!plain(value)) return value;
  if ("$replay" in value) return (...args) => results.find(value.$replay, args);
  if ("$always" in value) return () => value.$always;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item, results)]));
}
