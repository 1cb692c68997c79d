// Runs calls of the run-time library: node runner.mjs NODE_MODULES RUNTIME_FOLDER < calls > answers
import { createRequire } from "node:module";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , modules, runtime, scratch] = process.argv;
const require = createRequire(join(modules, "index.js"));
const { buildSync } = require("esbuild");

const files = readdirSync(runtime).filter((name) => /\.tsx?$/.test(name));
const folder = mkdtempSync(join(scratch, "runtime-"));
const outfile = join(folder, "runtime.mjs");
buildSync({
  stdin: {
    contents: [
      ...files.map((name) => `export * from ${JSON.stringify(join(runtime, name))};`),
      'export { createElement } from "react";',
      'export { renderToStaticMarkup } from "react-dom/server";',
    ].join("\n"),
    resolveDir: runtime,
  },
  bundle: true,
  format: "esm",
  platform: "node",
  jsx: "automatic",
  nodePaths: [modules],
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
  define: { "process.env.NODE_ENV": '"production"' },
  outfile,
  logLevel: "error",
});
const library = await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });

const { parseFragment } = await import(pathToFileURL(require.resolve("parse5")).href);

/** What a browser makes of a fragment, without what React cannot say: comments and doctypes. */
function tree(source) {
  return parseFragment(source).childNodes.flatMap(shown);
}

const STANDING = new Set(["table", "tbody", "thead", "tfoot", "tr", "colgroup"]);

function shown(node) {
  if (node.nodeName === "#text") {
    const isSpace = STANDING.has(node.parentNode?.nodeName) && node.value.trim() === "";
    return isSpace ? [] : [node.value];
  }
  if (node.tagName === undefined) return [];
  const attributes = node.attrs
    .map(({ name, prefix, value }) => [prefix ? `${prefix}:${name}` : name, value])
    .map(([name, value]) => [
      name.replace(/^data-on/, "on"),
      name === "style" ? declarations(value) : value,
    ])
    .map(([name, value]) => [name, BOOLEAN.has(name) ? "" : value]);
  const content = node.content ?? node;
  const children = joined(content.childNodes.flatMap(shown));
  // The element of no effect around what only inner HTML can hold.
  if (node.tagName === "span" && attributes.some(([, value]) => value === "display:contents"))
    return children;
  return [[node.tagName, Object.fromEntries(attributes.sort()), ...children]];
}

const BOOLEAN = new Set(
  "allowfullscreen async autoplay checked controls defer disabled hidden loop multiple muted novalidate open playsinline readonly required reversed selected".split(
    " ",
  ),
);

function declarations(css) {
  return css
    .split(/;(?![^(]*\))/)
    .map((part) => part.replace(/\s*:\s*/, ":").trim())
    .filter((part) => part !== "")
    .join(";");
}

function joined(nodes) {
  return nodes.reduce((all, node) => {
    const last = all.at(-1);
    return typeof node === "string" && typeof last === "string"
      ? [...all.slice(0, -1), last + node]
      : [...all, node];
  }, []);
}

const helpers = {
  /** The tree of trusted HTML in a browser, and that of what React prints for it. */
  trees: (source) => {
    const printed = library.renderToStaticMarkup(
      library.createElement(library.Raw, { html: { __html: source } }),
    );
    return [joined(tree(source)), joined(tree(printed.replace(/<link rel="preload"[^>]*>/g, "")))];
  },
  /** What the script of `InlineHandlers` makes of elements: those of the page, then one that is added. */
  restored: (first, added, changed) => {
    const printed = library.renderToStaticMarkup(library.createElement(library.InlineHandlers));
    const element = (attributes, inner = []) => ({
      nodeType: 1,
      onclick: null,
      onload: null,
      values: { ...attributes },
      get attributes() {
        return Object.entries(this.values).map(([name, value]) => ({ name, value }));
      },
      getAttribute(name) {
        return this.values[name] ?? null;
      },
      setAttribute(name, value) {
        this.values[name] = value;
      },
      querySelectorAll: () => inner,
    });
    const child = element(first);
    let report = () => {};
    const document = { documentElement: element({}, [child]) };
    class MutationObserver {
      constructor(callback) {
        report = callback;
      }
      observe() {}
    }
    const script = printed.slice(printed.indexOf(">") + 1, printed.lastIndexOf("<"));
    new Function("document", "MutationObserver", script)(document, MutationObserver);
    const late = element(added);
    report([{ type: "childList", addedNodes: [late, { nodeType: 3 }] }]);
    const afterwards = { ...child.values };
    Object.assign(child.values, changed);
    report(
      Object.keys(changed).map((name) => ({
        type: "attributes",
        attributeName: name,
        target: child,
      })),
    );
    return [afterwards, late.values, child.values];
  },
  /** What React renders for a component and its props. */
  rendered: (name, props) =>
    library.renderToStaticMarkup(library.createElement(library[name], props)),
  /** What React renders for a dynamic value. */
  printed: (x) => library.renderToStaticMarkup(library.createElement("div", null, library.text(x))),
  /** A method call and the value after it. */
  afterCall: (x, ...rest) => ({ $tuple: [library.call(x, ...rest), x] }),
  /** One method of many texts. */
  manyMethods: (texts, method) => texts.map((text) => library.call(text, method)),
  /** Pairs as tuples. */
  pairs: (name, ...rest) => library.tuples(library[name](...rest)),
  /** A filter or test that goes through a sequence with another one. */
  through: (name, x, inner, ...rest) => library[name](x, (item) => library[inner](item, ...rest)),
  throughAttribute: (name, x, attribute, inner, ...rest) =>
    library[name](x, attribute, (item) => library[inner](item, ...rest)),
  /** The fields of every `loop`. */
  loops: (items) =>
    library.loopContext(items).map((loop) => ({
      index: loop.index,
      index0: loop.index0,
      first: loop.first,
      last: loop.last,
      length: loop.length,
      revindex: loop.revindex,
      revindex0: loop.revindex0,
      previtem: loop.previtem,
      nextitem: loop.nextitem,
      depth: loop.depth,
      depth0: loop.depth0,
      cycle: loop.cycle("a", "b", "c"),
      changed: loop.changed(loop.item),
    })),
};

function revive(value) {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== "object" || value === null) return value;
  if (value.$undefined === true) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item)]));
}

function answer(value) {
  if (value === undefined) return { $undefined: true };
  if (typeof value === "number" && !Number.isFinite(value))
    return { $float: String(value).toLowerCase() };
  if (Array.isArray(value)) return value.map(answer);
  if (typeof value !== "object" || value === null) return value;
  if (Object.is(value.$float, -0)) return { $float: "-0.0" };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, answer(item)]));
}

const answers = JSON.parse(readFileSync(0, "utf8")).map(([name, args]) => {
  try {
    return { value: answer((helpers[name] ?? library[name])(...args.map(revive))) };
  } catch (error) {
    return { error: error.name, message: error.message };
  }
});
process.stdout.write(JSON.stringify(answers));
