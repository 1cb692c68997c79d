// Two HTML texts -> the first difference between the pages, or null. What counts as the same: page_tree.mjs.
//
// Options: exact (text character for character), exactAttributes, react (what React's renderer does to metadata and what
// the tool does to inline handlers is not a difference; metadata is compared as a multiset), keepComments, doctype,
// mode ("document" | "fragment"; else: a document if either text looks like one).
// A difference: {place, what, a, b}; `a` and `b` are excerpts, null where that page has nothing.
import { looksLikeDocument, pageTree, show } from "./page_tree.mjs";

const EXCERPT = 160;
const BEFORE = 40;

const cut = (text) => (text.length > EXCERPT ? `${text.slice(0, EXCERPT - 3)}...` : text);
const excerpt = (node) => (node === undefined ? null : cut(show(node)));
const difference = (path, what, a, b) => ({ place: path.join(" > ") || "(root)", what, a, b });

// With the option `places` a difference also has `start` (offset in `a`), `from` and `to` (from the end of what stands
// before it to the end of its own text or start tag) and `source` (place of the JSX behind `b`).
export function comparePages(parse5, a, b, options) {
  const mode = options.mode ?? (looksLikeDocument(a) || looksLikeDocument(b) ? "document" : "fragment");
  const [pageA, pageB] = [a, b].map((html) => pageTree(parse5, html, mode, options));
  const found = compareMetadata(pageA.hoisted, pageB.hoisted) ?? compareChildren(pageA.children, pageB.children, []);
  return found === null || options.places ? found : { place: found.place, what: found.what, a: found.a, b: found.b };
}

// Image preloads are React's own addition; a browser shows the first title.
function compareMetadata(hoistedA, hoistedB) {
  const title = (hoisted) => hoisted.find(([, text]) => text.startsWith("<title"))?.[1];
  const own = (hoisted) => hoisted.filter(([preload]) => !preload).map(([, text]) => text).sort();
  const [titleA, titleB] = [title(hoistedA), title(hoistedB)];
  const placed = (found, text) => withPlace(found, hoistedA.find((one) => one[1] === text)?.[2]);
  if (titleA !== titleB) {
    return placed(difference(["head"], "title", titleA ? cut(titleA) : null, titleB ? cut(titleB) : null), titleA);
  }
  const onlyA = firstExtra(own(hoistedA), own(hoistedB));
  const onlyB = firstExtra(own(hoistedB), own(hoistedA));
  if (onlyA === undefined && onlyB === undefined) return null;
  return placed(difference(["head"], "metadata", onlyA ? cut(onlyA) : null, onlyB ? cut(onlyB) : null), onlyA);
}

function firstExtra(texts, others) {
  const rest = [...others];
  return texts.find((text) => {
    const at = rest.indexOf(text);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

const withPlace = (found, a, b, parents = [], before = a?.start ?? parents[0]?.opened) =>
  Object.assign(found, {
    start: a?.start ?? parents[0]?.start ?? null,
    from: before ?? null,
    to: (a === undefined ? before : (a.opened ?? before)) ?? null,
    source: b?.source ?? parents[1]?.source ?? null,
  });

function compareChildren(childrenA, childrenB, path, parents = []) {
  for (let at = 0; at < Math.max(childrenA.length, childrenB.length); at++) {
    const [a, b] = [childrenA[at], childrenB[at]];
    const found =
      a === undefined || b === undefined || a.kind !== b.kind || a.name !== b.name
        ? withPlace(difference(path, `child ${at + 1}`, excerpt(a), excerpt(b)), a, b, parents, childrenA[at - 1]?.end ?? parents[0]?.opened)
        : compareNodes(a, b, [...path, label(a, childrenA)], parents);
    if (found !== null) return found;
  }
  return null;
}

function compareNodes(a, b, path, parents) {
  if (a.kind !== "element") {
    if (a.value === b.value) return null;
    let at = 0;
    while (a.value[at] === b.value[at]) at++;
    const around = (value) => cut(JSON.stringify(value.slice(Math.max(0, at - BEFORE))));
    return withPlace(difference(path, `${a.kind} at ${at}`, around(a.value), around(b.value)), a, b, parents);
  }
  for (const name of new Set([...Object.keys(a.attributes), ...Object.keys(b.attributes)])) {
    const [valueA, valueB] = [a.attributes[name], b.attributes[name]];
    const quoted = (value) => (value === undefined ? null : cut(JSON.stringify(value)));
    if (valueA !== valueB) {
      return withPlace(difference(path, `attribute ${name}`, quoted(valueA), quoted(valueB)), a, b, parents);
    }
  }
  return compareChildren(a.children, b.children, path, [a, b.source ? b : (parents[1] ?? b)]);
}

// "li[2]", "div#main", "svg:path"
function label(node, siblings) {
  if (node.kind !== "element") return node.kind;
  const alike = siblings.filter((sibling) => sibling.name === node.name);
  const id = node.attributes.id ? `#${node.attributes.id}` : "";
  return node.name.replace(" ", ":") + id + (alike.length > 1 ? `[${alike.indexOf(node) + 1}]` : "");
}
