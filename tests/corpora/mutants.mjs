// Emitted modules -> the places where a fault can be seeded.
// Standard input: {path: text}. Argument: the folder whose node_modules has Prettier, whose parser reads TSX.
// Standard output: [{kind, path, start, end, text, probe, watch}]: `text` takes the place of what stands from `start` to
// `end` and is the fault; `probe` takes the same place and throws as soon as it is evaluated; `watch` throws only where
// the fault makes another value (empty for what is no value: an attribute, a space).
import { createRequire } from "node:module";
import { join } from "node:path";
import { text as read } from "node:stream/consumers";

const require = createRequire(join(process.argv[2], "package.json"));
const babel = require("prettier/plugins/babel");

const THROW = '((): any => { throw new Error("seeded") })()';
const watched = (value, fault) =>
  `((a: any, b: any) => { if (JSON.stringify(a) !== JSON.stringify(b)) throw new Error("seeded"); return a; })(${value}, ${fault})`;
const watchedText = (value) =>
  `((a: any) => { if (typeof a !== "number" && (typeof a !== "string" || /[&<>]/.test(a))) throw new Error("seeded"); return a; })(${value})`;
const NO_FILTERS = new Set(["access", "attrs", "calls", "call-value", "i18n", "iterate", "keywords", "methods", "raw", "templates", "undefined"]);
const STRING_FILTERS = new Set(["toUpperCase", "toLowerCase", "trim", "slice", "join", "replaceAll", "replace"]);
const LOOP = { first: "last", last: "first", index: "index0", index0: "index", revindex: "index", length: "index" };

// What each kind of fault does to a node: `put(kind, node, text, probe, watch)` notes one.
const SEEDS = {
  ConditionalExpression(node, { code, put, inMarkup }) {
    put("swapped branch", node, `(${code(node.test)} ? ${code(node.alternate)} : ${code(node.consequent)})`);
    if (inMarkup && node.alternate.type === "NullLiteral") put("null printed", node.alternate, '"null"');
  },
  LogicalExpression(node, { code, put, inMarkup }) {
    if (node.operator === "&&" && isMarkup(node.right)) {
      put("swapped branch", node, `(!(${code(node.left)}) && ${code(node.right)})`);
      if (inMarkup) put("null printed", node, `((${code(node.left)}) ? ${code(node.right)} : "null")`);
    }
    if (node.operator === "??" && node.right.type === "StringLiteral") {
      put("null printed", node, `String(${code(node.left)})`);
    }
  },
  IfStatement(node, { code, put }) {
    put("swapped branch", node.test, `!(${code(node.test)})`);
  },
  CallExpression(node, { code, put, filters }) {
    const { callee, arguments: given } = node;
    if (callee.type === "Identifier" && given.length > 0) {
      const name = callee.name;
      if (name === "escapeText" || name === "escape") put("missing escape", node, `String(${code(given[0])})`);
      else if (name === "truthy") put("truth of an empty list", node, `Boolean(${code(given[0])})`);
      else if (filters.has(name)) put("dropped filter", node, `(${code(given[0])})`);
    }
    if (callee.type === "MemberExpression" && STRING_FILTERS.has(callee.property.name)) {
      put("dropped filter", node, `(${code(callee.object)})`);
    }
  },
  BinaryExpression(node, { code, put }) {
    if (!isLength(node.left) || node.right.type !== "NumericLiteral" || node.right.value !== 0) return;
    const list = code(node.left.object);
    if (node.operator === ">") put("truth of an empty list", node, `Boolean(${list})`);
    if (node.operator === "===") put("truth of an empty list", node, `!(${list})`);
  },
  MemberExpression(node, { code, put }) {
    const other = node.object.type === "Identifier" && /loop/i.test(node.object.name) && LOOP[node.property.name];
    if (other) put("changed loop attribute", node, `(${code(node.object)}.${other})`);
  },
  Identifier(node, { put, indexes, parent }) {
    const isName = parent.type === "MemberExpression" && parent.property === node && !parent.computed;
    const isKey = parent.type === "ObjectProperty" && parent.key === node;
    if (indexes.has(node.name) && !isName && !isKey) put("changed loop attribute", node, `(${node.name} + 1)`);
  },
  JSXAttribute(node, { put, host }) {
    if (host && node.name.name !== "key") put("lost attribute", node, "", `${attributeName(node)}={${THROW}}`, "");
  },
  JSXExpressionContainer(node, { put, isChild }) {
    if (isChild && node.expression.type === "StringLiteral" && node.expression.value === " ") {
      put("visible white space", node, "", `{${THROW}}`, "");
    }
  },
  JSXText(node, { code, put }) {
    const words = /^\s*\S+( )\S/.exec(code(node));
    if (!words) return;
    const at = words[0].length - 2;
    put("visible white space", node, code(node).slice(0, at) + code(node).slice(at + 1), `{${THROW}}`, "");
  },
  JSXElement(node, { code, put }) {
    const { openingElement: opening, children } = node;
    const shown = children.filter((child) => child.type !== "JSXText" || child.value.trim() !== "");
    const [only] = shown;
    if (!/^[a-z]/.test(opening.name.name ?? "") || shown.length !== 1 || only.type !== "JSXExpressionContainer") return;
    if (!["Identifier", "MemberExpression"].includes(only.expression.type)) return;
    const start = code(opening).slice(0, -1);
    const value = code(only.expression);
    put("missing escape", node, `${start} dangerouslySetInnerHTML={{ __html: String(${value}) }} />`, `${start}>{${THROW}}</${opening.name.name}>`, `${start}>{${watchedText(value)}}</${opening.name.name}>`);
  },
};

const isMarkup = (node) => node.type === "JSXElement" || node.type === "JSXFragment";
const isLength = (node) => node.type === "MemberExpression" && node.property.name === "length";
const attributeName = ({ name }) => (name.type === "JSXNamespacedName" ? `${name.namespace.name}:${name.name.name}` : name.name);

async function seedsOf(path, source) {
  const found = [];
  const { program } = await babel.parsers["babel-ts"].parse(source, { filepath: path });
  const filters = new Set();
  for (const { type, source: from, specifiers } of program.body) {
    const library = type === "ImportDeclaration" && /^@\/lib\/jinja\/(.*)$/.exec(from.value);
    if (library && !NO_FILTERS.has(library[1])) for (const { local } of specifiers) filters.add(local.name);
  }
  const code = (node) => source.slice(node.start, node.end);

  function visit(node, parent, around) {
    const { indexes, inMarkup } = around;
    const put = (kind, place, text, probe = THROW, watch = watched(code(place), text)) =>
      found.push({ kind, path, start: place.start, end: place.end, text, probe, watch });
    const inType = node.type.startsWith("TS") && !["TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression"].includes(node.type);
    if (inType || node.type === "ImportDeclaration") return;
    if (node.type === "JSXAttribute" && node.name.name === "key") return;
    SEEDS[node.type]?.(node, {
      code, put, filters, parent, indexes, inMarkup,
      isChild: isMarkup(parent),
      host: parent.type === "JSXOpeningElement" && /^[a-z]/.test(parent.name.name ?? ""),
    });
    const inside = {
      indexes: node.type === "ArrowFunctionExpression" ? indexesIn(node, parent, indexes) : indexes,
      inMarkup: isMarkup(node) || (inMarkup && !["ArrowFunctionExpression", "JSXAttribute"].includes(node.type)),
    };
    for (const [name, value] of Object.entries(node)) {
      if (name === "params" || name === "extra" || name === "loc") continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child?.type === "string" && typeof child.start === "number") visit(child, node, inside);
      }
    }
  }

  visit(program, program, { indexes: new Set(), inMarkup: false });
  return found;
}

// The second parameter of what `map` calls counts the items.
function indexesIn(arrow, parent, outer) {
  const names = new Set(outer);
  for (const param of arrow.params) names.delete(param.name);
  const counts = parent.type === "CallExpression" && parent.callee.property?.name === "map" ? arrow.params[1] : undefined;
  if (counts?.type === "Identifier") names.add(counts.name);
  return names;
}

const files = JSON.parse(await read(process.stdin));
const found = [];
for (const [path, source] of Object.entries(files)) found.push(...(await seedsOf(path, source)));
process.stdout.write(JSON.stringify(found));
