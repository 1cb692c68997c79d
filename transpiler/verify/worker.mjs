// The Node side of `engine.py`: renders emitted modules and compares pages.
// One request per line in, one reply per line out, in order. Argument: the folder whose node_modules has the packages.
//   {do: "knows", key}                              -> {known}
//   {do: "load", key, files, alias, places}         -> {}
//   {do: "render", key, module, export, props, call, replay} -> {html} or {error: {name, message, stack}}
//   {do: "compare", a, b, options}                  -> {difference}: null or {place, what, a, b}, with `options.places` also {start, from, to, source}
import { Console } from "node:console";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { comparePages } from "./compare.mjs";
import { Failure, Renderer } from "./render.mjs";

globalThis.console = new Console(process.stderr); // standard output belongs to the replies

const require = createRequire(join(process.argv[2], "package.json"));
const parse5 = await import(pathToFileURL(require.resolve("parse5")).href);
let renderer = null;

const actions = {
  knows: ({ key }) => ({ known: renderer?.knows(key) ?? false }),
  load: async ({ key, files, alias, places }) => {
    renderer ??= new Renderer(require);
    await renderer.load(key, files, alias, places);
    return {};
  },
  render: async ({ key, module, export: exportName, props, call, replay }) => {
    try {
      return { html: await renderer.render(key, module, exportName, props, { call, replay }) };
    } catch (error) {
      return { error: describe(error) };
    }
  },
  compare: ({ a, b, options }) => ({ difference: comparePages(parse5, a, b, options) }),
};

// Templates may throw anything. A failure of ours has no stack worth showing.
function describe(error) {
  if (!(error instanceof Error)) return { name: "Thrown", message: String(error), stack: "" };
  return { name: error.name, message: error.message, stack: error instanceof Failure ? "" : String(error.stack) };
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const request = JSON.parse(line);
  process.stdout.write(JSON.stringify(await actions[request.do](request)) + "\n");
}
