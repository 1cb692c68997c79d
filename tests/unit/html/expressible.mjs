// Which pages can be written at all: as HTML (reading what is written of the tree gives the tree again), and by React,
// which refuses some names of elements and attributes.
// Usage: node expressible.mjs PAGES.json PATH_OF_PARSE5. Prints { html: indices that HTML cannot, react: that React cannot }.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , file, path] = process.argv;
const { parse, serialize } = await import(pathToFileURL(path).href);
const pages = JSON.parse(readFileSync(file, "utf8"));
const options = { scriptingEnabled: false };
// `VALID_TAG_REGEX` and `VALID_ATTRIBUTE_NAME_REGEX` of react-dom, the latter without the letters beyond ASCII.
const TAG = /^[a-zA-Z][:_.\-\d\w]*$/;
const ATTRIBUTE = /^[:A-Z_a-z\u00b7-\uffff][-.\w:\u00b7-\uffff]*$/;

const sayable = (node) =>
  (node.tagName === undefined || TAG.test(node.tagName)) &&
  (node.attrs ?? []).every(({ name }) => ATTRIBUTE.test(name)) &&
  [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])].every(sayable);

const html = [];
const react = [];
for (const [index, page] of pages.entries()) {
  const tree = parse(page, options);
  const written = serialize(tree, options);
  if (serialize(parse(written, options), options) !== written) html.push(index);
  else if (!sayable(tree)) react.push(index);
}
console.log(JSON.stringify({ html, react }));
