// HTML text -> the tree of a page as a visitor sees it, so that two spellings of one page become equal trees.
//
// Normalised away: order of attributes, spelling of boolean, class and style values, comments, doctype, CRLF, and white
// space that CSS collapses, across inline elements. Never touched: the text of pre, textarea, script and style.
// Display values are those of the HTML standard's style sheet; a page's own CSS is not known here (that is what the
// option `exact` is for).
//
// Nodes: {kind: "element", name, tag, attributes, children} | {kind: "text", value, raw} | {kind: "comment", value}
//        | {kind: "doctype", value}. `tag` is the name of HTML elements (and svg, math), "" for what stands inside these.

const words = (text) => new Set(text.trim().split(/\s+/));

const HTML = "http://www.w3.org/1999/xhtml";

// Block-like, list item, part of a table or not rendered: white space at its edges never shows.
const BLOCK = words(`
  html head body address article aside blockquote center details dialog dd dir div dl dt fieldset figcaption figure
  footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p plaintext
  pre search section summary table caption colgroup col thead tbody tfoot tr td th ul xmp`);
// No box at all, so that the text before and after it is one line.
const INVISIBLE = words("base link meta noembed noframes param rp script style template title datalist area source track");
// A thing on the line: spaces on both sides of it count, and nothing inside joins the text around it.
const ATOMIC = words("img input button select textarea iframe video audio canvas object embed meter progress svg math wbr");
// White space alone between their children never shows.
const STRUCTURAL = words("html head table thead tbody tfoot tr colgroup select optgroup datalist frameset");
const RAW_TEXT = words("script style textarea pre listing plaintext xmp iframe noembed noframes");
const BOOLEAN = words(`
  allowfullscreen async autofocus autoplay checked compact controls credentialless declare default defer disabled
  disablepictureinpicture disableremoteplayback formnovalidate inert ismap itemscope loop multiple muted nohref nomodule
  noresize noshade novalidate nowrap open playsinline readonly required reversed scoped seamless selected shadowrootclonable
  shadowrootdelegatesfocus shadowrootserializable`);
const WORD_LIST = words("class rel headers itemref itemprop itemtype sandbox accesskey");

// Comments that do something: Knockout's bindings. No browser in which React runs reads conditional comments, so that
// they count in an exact comparison alone.
const BINDING_COMMENT = /^\s*\/?ko\b/;
const CONDITIONAL_COMMENT = /^\s*(\[if\b|<!\[endif)/;
const DOCUMENT_START = /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype|html|head|body)[\s>]/i;
const PLACE = "data-jinja2tsx-place";
const HANDLER_SCRIPT = /<script[^>]*\sdata-inline-handlers/;

const lineFeeds = (text) => text.replace(/\r\n?/g, "\n");
const isHtml = (node) => node.namespaceURI === HTML;
const attributeOf = (node, name) => node.attrs.find((attribute) => attribute.name === name)?.value;

export const looksLikeDocument = (html) => DOCUMENT_START.test(html);

// `mode` is "document" or "fragment". Returns {children, hoisted}: with the option `react` the metadata that React moves
// to the head stands in `hoisted`, as [isImagePreload, text, node] in document order, and no longer in the tree.
export function pageTree(parse5, html, mode, options) {
  const page = {
    ...options,
    hoisted: [],
    // The one script that turns data-onclick into onclick makes the two spellings equal, on pages that have it.
    handlers: options.react && HANDLER_SCRIPT.test(html),
  };
  const parse = mode === "document" ? parse5.parse : parse5.parseFragment;
  let children = convert(parse(html, { scriptingEnabled: false, sourceCodeLocationInfo: Boolean(options.places) }), page, { raw: false, inert: false });
  if (options.places) placeImplied(children, { start: html.length, opened: html.length });
  if (options.react) children = joinTexts(children);
  if (!options.exact) {
    const line = newLine();
    children = collapse(children, line, mode === "document" ? "html" : "");
    endLine(line);
  }
  return { children: withoutEmptyText(children), hoisted: page.hoisted };
}

export function show(node) {
  if (node.kind === "text") return JSON.stringify(node.value);
  if (node.kind !== "element") return `<!${node.kind} ${node.value}>`;
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  return `<${node.name}${attributes.join("")}>${node.children.map(show).join("")}`;
}

// -- from parse5's tree

function convert(parent, page, context) {
  const nodes = [];
  for (const child of (parent.content ?? parent).childNodes ?? []) {
    if (child.nodeName === "#text") {
      const value = lineFeeds(child.value);
      const previous = nodes.at(-1);
      const text = { kind: "text", value, raw: context.raw, ...placeOf(child) };
      if (previous?.kind === "text") append(previous, text);
      else nodes.push(text);
    } else if (child.nodeName === "#comment") {
      const counts =
        page.keepComments || BINDING_COMMENT.test(child.data) || (page.exact && CONDITIONAL_COMMENT.test(child.data));
      if (counts) nodes.push({ kind: "comment", value: child.data.trim(), ...placeOf(child) });
    } else if (child.nodeName === "#documentType") {
      const value = [child.name, child.publicId, child.systemId].join(" ").toLowerCase().trim();
      if (page.doctype) nodes.push({ kind: "doctype", value });
    } else if (child.tagName !== undefined) {
      const element = convertElement(child, page, context);
      if (page.handlers && child.tagName === "script" && attributeOf(child, "data-inline-handlers") !== undefined) continue;
      if (!page.exact && isHtml(child) && child.tagName === "title") element.children = asTitle(element.children);
      if (page.react && !context.inert && isHoisted(child)) page.hoisted.push([isImagePreload(child), show(element), element]);
      else nodes.push(element);
    }
  }
  return nodes;
}

function convertElement(node, page, context) {
  const html = isHtml(node);
  const name = node.tagName;
  const preformatted = /white-space\s*:\s*(pre|break-spaces)/i.test(attributeOf(node, "style") ?? "");
  const keepsSpace = html ? RAW_TEXT.has(name) : name === "text" && attributeOf(node, "space") === "preserve";
  return {
    kind: "element",
    name: html ? name : `${node.namespaceURI.split("/").pop()} ${name}`,
    tag: html || name === "svg" || name === "math" ? name : "",
    attributes: attributesOf(node, page),
    ...placeOf(node),
    children: convert(node, page, {
      raw: context.raw || preformatted || keepsSpace,
      inert: context.inert || name === "noscript" || name === "template" || !html,
    }),
  };
}

function append(text, { value, end }) {
  text.value += value;
  if (end !== undefined) text.end = text.opened = end;
}

// Where a node stands in the text (`opened`: where its start tag ends), and which JSX it comes from, where that was asked for.
function placeOf(node) {
  const place = node.sourceCodeLocation;
  if (!place) return {};
  const opened = place.startTag?.endOffset ?? place.endOffset;
  return { start: place.startOffset, opened, end: place.endOffset, source: node.attrs ? attributeOf(node, PLACE) : undefined };
}

// An element that the parser implies stands where what comes first in it does, or what comes after it and made it end.
// Returns the place of what comes first among `nodes`: before `next`.
function placeImplied(nodes, next) {
  for (const node of nodes.toReversed()) {
    const first = node.children === undefined ? next : placeImplied(node.children, next);
    const implied = node.start === undefined;
    if (implied) node.start = node.opened = node.children?.length > 0 ? first.start : first.opened;
    next = implied ? first : { start: node.start, opened: node.opened };
  }
  return next;
}

// A browser strips and collapses the white space of a title.
function asTitle(children) {
  return children
    .map((node) => (node.kind === "text" ? { ...node, value: node.value.trim().replace(/[\t\n\f\r ]+/g, " ") } : node))
    .filter((node) => node.value !== "");
}

// What React's server renderer lifts into the head, wherever it was rendered.
function isHoisted(node) {
  if (!isHtml(node) || attributeOf(node, "itemprop") !== undefined) return false;
  switch (node.tagName) {
    case "title":
    case "meta":
      return true;
    case "script":
      return attributeOf(node, "async") !== undefined && Boolean(attributeOf(node, "src"));
    case "link":
      return !/(^|\s)stylesheet(\s|$)/i.test(attributeOf(node, "rel") ?? "");
    default:
      return false;
  }
}

const isImagePreload = (node) =>
  node.tagName === "link" && attributeOf(node, "rel") === "preload" && attributeOf(node, "as") === "image";

function attributesOf(node, page) {
  const found = [];
  for (const { prefix, name: local, value: source } of node.attrs) {
    let name = prefix ? `${prefix}:${local}` : local;
    if (page.react && (name === "data-precedence" || name === PLACE)) continue;
    if (page.handlers && /^data-on[a-z]+$/.test(name)) name = name.slice("data-".length);
    const value = lineFeeds(source);
    found.push([name, page.exactAttributes ? value : attributeValue(node, name, value)]);
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function attributeValue(node, name, value) {
  if (BOOLEAN.has(name) && isHtml(node)) return "";
  if (name === "hidden" && value.toLowerCase() !== "until-found") return "";
  if (WORD_LIST.has(name)) return value.trim().replace(/[\t\n\f ]+/g, " ");
  if (name === "style") return styleValue(value);
  return value;
}

// "color : RED;;margin:0 , 1px !IMPORTANT" -> "color:RED;margin:0,1px !important"
function styleValue(style) {
  const declarations = declarationsOf(style).map((declaration) => {
    const colon = declaration.indexOf(":");
    if (colon < 0) return declaration.replace(/\s+/g, " ");
    const name = declaration.slice(0, colon).trim();
    const value = declaration
      .slice(colon + 1)
      .trim()
      .replace(/\s+/g, " ")
      .replace(/\s*,\s*/g, ",")
      .replace(/\s*!\s*important$/i, " !important");
    return `${name.startsWith("--") ? name : name.toLowerCase()}:${value}`;
  });
  return declarations.join(";");
}

// Split at the semicolons that stand in no string and in no parentheses.
function declarationsOf(style) {
  const declarations = [""];
  let depth = 0;
  let quote = null;
  for (let at = 0; at < style.length; at++) {
    const character = style[at];
    if (character === ";" && quote === null && depth <= 0) {
      declarations.push("");
      continue;
    }
    declarations[declarations.length - 1] += character;
    if (quote !== null) {
      if (character === "\\") declarations[declarations.length - 1] += style[++at] ?? "";
      else if (character === quote) quote = null;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === "(") depth++;
    else if (character === ")") depth--;
  }
  return declarations.map((declaration) => declaration.trim()).filter(Boolean);
}

// -- white space, as CSS collapses it

// Taking metadata out can leave two texts side by side.
function joinTexts(nodes) {
  const joined = [];
  for (const node of nodes) {
    const previous = joined.at(-1);
    if (node.kind === "element") node.children = joinTexts(node.children);
    if (node.kind === "text" && previous?.kind === "text") append(previous, node);
    else joined.push(node);
  }
  return joined;
}

// The state of a line of text: does a space at its current end vanish, and which space is the last so far?
const newLine = () => ({ atStart: true, lastSpace: null });

// A space before the end of a line does not show.
function endLine(line) {
  if (line.lastSpace !== null) {
    const { text, siblings } = line.lastSpace;
    text.value = text.value.replace(/ $/, "");
    if (text.value === "") siblings.splice(siblings.indexOf(text), 1);
  }
  line.atStart = true;
  line.lastSpace = null;
}

function collapse(nodes, line, parentTag) {
  const siblings = [];
  for (const node of nodes) {
    if (node.kind === "text") collapseText(node, line, parentTag, siblings);
    else {
      if (node.kind === "element") collapseElement(node, line);
      siblings.push(node);
    }
  }
  return siblings;
}

function collapseText(node, line, parentTag, siblings) {
  if (node.raw) {
    if (node.value === "") return;
    siblings.push(node);
    line.atStart = node.value.endsWith("\n");
    line.lastSpace = null;
    return;
  }
  let value = node.value.replace(/[\t\n\f\r ]+/g, " ");
  if (value === " " && STRUCTURAL.has(parentTag)) return;
  if (line.atStart && value.startsWith(" ")) value = value.slice(1);
  if (value === "") return;
  const text = { ...node, value };
  siblings.push(text);
  line.atStart = value.endsWith(" ");
  line.lastSpace = line.atStart ? { text, siblings } : null;
}

function collapseElement(node, line) {
  const inside = (own) => {
    node.children = collapse(node.children, own, node.tag);
  };
  if (BLOCK.has(node.tag)) {
    endLine(line);
    const own = newLine();
    inside(own);
    endLine(own);
  } else if (node.tag === "br") endLine(line);
  else if (INVISIBLE.has(node.tag)) inside(newLine());
  else if (ATOMIC.has(node.tag)) {
    const own = newLine();
    inside(own);
    endLine(own);
    line.atStart = false;
    line.lastSpace = null;
  } else inside(line);
}

const withoutEmptyText = (nodes) =>
  nodes
    .filter((node) => node.kind !== "text" || node.value !== "")
    .map((node) => (node.kind === "element" ? { ...node, children: withoutEmptyText(node.children) } : node));
