// Calls the functions of a module: node run_cases.mjs NODE_MODULES FOLDER < props > answers
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , modules, folder] = process.argv;
const require = createRequire(join(modules, "index.js"));
const outfile = join(folder, "page.mjs");
require("esbuild").buildSync({
  entryPoints: [join(folder, "templates", "page.ts")],
  bundle: true,
  format: "esm",
  platform: "node",
  jsx: "automatic",
  alias: { "@": folder },
  nodePaths: [modules],
  outfile,
  logLevel: "error",
});
const page = await import(pathToFileURL(outfile).href);
const { count, values } = JSON.parse(readFileSync(0, "utf8"));
const answers = [];
for (let index = 0; index < count; index += 1) {
  const given = structuredClone(values).map((value) => value ?? undefined).map((value) => (value === undefined ? undefined : value.is));
  try {
    answers.push({ text: page[`case${index}`](...given) });
  } catch (error) {
    answers.push({ error: `${error.name}: ${error.message}` });
  }
}
process.stdout.write(JSON.stringify(answers));
