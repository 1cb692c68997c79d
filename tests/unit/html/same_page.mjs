// node same_page.mjs PAIRS.json PARSE5: prints the indices of the pairs [a, b] that a browser builds differently.
// White space and comments do not count.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { parse } = await import(pathToFileURL(process.argv[3]).href);

function plain(node, exact) {
  if (node.nodeName === "#text") return exact ? node.value : node.value.replace(/[ \t\n\f\r]+/g, "");
  const inside = exact || ["pre", "textarea", "script", "style", "title"].includes(node.nodeName);
  const children = [];
  for (const child of (node.content ?? node).childNodes ?? []) {
    if (child.nodeName === "#comment" || child.nodeName === "#documentType") continue;
    const part = plain(child, inside);
    if (typeof part === "string" && typeof children.at(-1) === "string") children.push(children.pop() + part);
    else if (part !== "") children.push(part);
  }
  const attributes = (node.attrs ?? []).map(({ prefix, name, value }) => `${prefix ?? ""}:${name}=${value}`).sort();
  return [node.nodeName, attributes, children];
}

const pairs = JSON.parse(readFileSync(process.argv[2], "utf8"));
const page = (text) => JSON.stringify(plain(parse(/<html|<body|<!doctype/i.test(text) ? text : `<section-x>${text}`)));
console.log(JSON.stringify(pairs.flatMap(([a, b], index) => (page(a) === page(b) ? [] : [index]))));
