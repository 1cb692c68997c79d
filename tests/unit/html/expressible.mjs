// Which pages can be written as HTML at all: reading what is written of the tree gives the tree again.
// Usage: node expressible.mjs PAGES.json PATH_OF_PARSE5. Prints the indices of the pages that cannot.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , file, path] = process.argv;
const { parse, serialize } = await import(pathToFileURL(path).href);
const pages = JSON.parse(readFileSync(file, "utf8"));
const lost = pages.flatMap((page, index) => {
  const written = serialize(parse(page));
  return serialize(parse(written)) === written ? [] : [index];
});
console.log(JSON.stringify(lost));
