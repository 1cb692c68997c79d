/** A small HTML parser for fragments: the elements a browser would build from a trusted string. */
import {
  CELLS,
  ENDS,
  ENDS_P,
  FORMATTING,
  HEADINGS,
  HOLDS_HTML,
  KEEPS_LINES,
  LEAVES_SVG,
  PARAGRAPH,
  RAW_TEXT,
  SCOPES,
  SECTIONS,
  SVG_TAGS,
  TABLE_PARTS,
  VOID,
} from "./html-rules";
import { attributesOf, tagEnd } from "./html-tags";
import { unescape } from "./unescape";

/** An element with the place it has in the source. */
export interface HtmlElement {
  readonly tag: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly children: HtmlNode[];
  /** Inside of `<svg>` or `<math>`. */
  readonly foreign: boolean;
  readonly start: number;
  end: number;
}

/** What is no HTML, and has its own rules. */
export type Foreign = "svg" | "math";

/** Text, decoded, or an element. */
export type HtmlNode = string | HtmlElement;

const TAG_NAME = /<(\/?)([a-z][^\s/>]*)/iy;
const HIDDEN = /<!--(?:>|->|[^]*?(?:--!?>|$))|<[!?/][^>]*(?:>|$)/y;

/** Parse a fragment, of HTML or of what `within` says; comments are dropped, and what is left open is closed at the end. */
export function parseFragment(source: string, within?: Foreign): HtmlNode[] {
  const builder = new Builder(source, within);
  let at = 0;
  while (at < source.length) {
    const next = source.indexOf("<", at);
    if (next !== at) {
      builder.text(unescape(source.slice(at, next < 0 ? source.length : next)));
      at = next < 0 ? source.length : next;
      continue;
    }
    TAG_NAME.lastIndex = HIDDEN.lastIndex = at;
    const tag = TAG_NAME.exec(source);
    if (tag !== null) {
      const [head, slash = "", name = ""] = tag;
      const end = tagEnd(source, at + head.length);
      if (end < 0) break; // A tag that never ends: a browser drops it.
      const rest = source.slice(at + head.length, end);
      const lower = name.toLowerCase();
      at = slash ? builder.close(lower, at, end + 1) : builder.open(lower, rest, at, end + 1);
    } else if (HIDDEN.test(source)) {
      at = HIDDEN.lastIndex;
    } else {
      builder.text("<");
      at += 1;
    }
  }
  return builder.finish();
}

class Builder {
  readonly #top: HtmlElement;
  readonly #stack: HtmlElement[];
  /** Formatting elements that were cut short and go on with the next text. */
  #pending: HtmlElement[] = [];

  constructor(
    readonly source: string,
    within: Foreign | undefined,
  ) {
    const foreign = within !== undefined;
    this.#top = { tag: within ?? "", attributes: [], children: [], foreign, start: 0, end: 0 };
    this.#stack = [this.#top];
  }

  get #current(): HtmlElement {
    return this.#stack.at(-1) ?? this.#top;
  }

  text(text: string): void {
    if (TABLE_PARTS.has(this.#current.tag) && text.trim() === "") return;
    this.#resume(0);
    const siblings = this.#current.children;
    const before = siblings.at(-1);
    if (typeof before === "string") siblings.splice(-1, 1, before + text);
    else if (text !== "") siblings.push(text);
  }

  open(name: string, rest: string, start: number, end: number): number {
    const foreign = this.#foreign(name, start);
    if (!foreign) this.#makeRoom(name, start);
    const tag = foreign ? (SVG_TAGS.get(name) ?? name) : name;
    if (!ENDS_P.has(name) && !TABLE_PARTS.has(name)) this.#resume(start);
    const element: HtmlElement = {
      tag,
      attributes: attributesOf(rest),
      children: [],
      foreign,
      start,
      end,
    };
    this.#current.children.push(element);
    if (VOID.has(name) || (foreign && rest.trimEnd().endsWith("/"))) return end;
    if (!foreign && RAW_TEXT.has(name)) return this.#rawText(element, end);
    this.#stack.push(element);
    if (foreign) return end;
    // The newline right after these tags is not part of the text.
    const body = KEEPS_LINES.has(name) && this.source.charAt(end) === "\n" ? end + 1 : end;
    if (name !== "textarea" && name !== "title") return body;
    this.#stack.pop();
    return this.#rawText(element, body, unescape);
  }

  close(name: string, start: number, end: number): number {
    if (name === "br") return this.open("br", "", start, end);
    const waiting = this.#pending.findLastIndex((element) => element.tag === name);
    if (waiting >= 0) {
      this.#pending.splice(waiting, 1);
      return end;
    }
    const index = this.#stack.findLastIndex((element) => element.tag.toLowerCase() === name);
    const barrier = this.#stack.findLastIndex(
      (element) => SCOPES.has(element.tag) && element.tag !== name,
    );
    const crosses = index < barrier && !TABLE_PARTS.has(name) && !CELLS.has(name);
    if (index > 0 && !crosses) {
      this.#pop(index, start, end, name);
    } else if (name === "p") {
      this.open("p", "", start, end);
      this.#pop(this.#stack.length - 1, end, end, name);
    }
    return end;
  }

  finish(): HtmlNode[] {
    this.#pop(1, this.source.length, this.source.length, "");
    return this.#top.children;
  }

  /** Whether a tag belongs to SVG or MathML; tags that only HTML has end these. */
  #foreign(name: string, at: number): boolean {
    const inside = this.#current.foreign && !HOLDS_HTML.has(this.#current.tag);
    if (inside && LEAVES_SVG.has(name)) {
      const host = this.#stack.findLastIndex(
        (element) => !element.foreign || HOLDS_HTML.has(element.tag),
      );
      this.#pop(Math.max(host, 0) + 1, at, at, "");
      return false;
    }
    return inside || name === "svg" || name === "math";
  }

  /** Apply the rules for implied end tags and implied table parts. */
  #makeRoom(name: string, start: number): void {
    if (ENDS_P.has(name)) this.#end(PARAGRAPH, SCOPES, start);
    if (HEADINGS.has(name) && HEADINGS.has(this.#current.tag))
      this.#pop(this.#stack.length - 1, start, start, "");
    const rule = ENDS[name];
    if (rule !== undefined) this.#end(rule.ends, rule.until, start);
    const parent = this.#current.tag;
    if (name === "tr" && parent === "table") this.#imply("tbody", start);
    if (CELLS.has(name) && (parent === "table" || SECTIONS.has(parent))) {
      if (parent === "table") this.#imply("tbody", start);
      this.#imply("tr", start);
    }
    if (name === "col" && parent === "table") this.#imply("colgroup", start);
    if (TABLE_PARTS.has(name) || CELLS.has(name)) this.#pending = [];
  }

  #end(ends: ReadonlySet<string>, until: ReadonlySet<string>, at: number): void {
    const index = this.#stack.findLastIndex(
      (element) => ends.has(element.tag) || until.has(element.tag),
    );
    if (index > 0 && ends.has(this.#stack[index]?.tag ?? ""))
      this.#pop(index, at, at, this.#stack[index]?.tag ?? "");
  }

  #imply(tag: string, at: number): void {
    const element: HtmlElement = {
      tag,
      attributes: [],
      children: [],
      foreign: false,
      start: at,
      end: at,
    };
    this.#current.children.push(element);
    this.#stack.push(element);
  }

  /** Close everything from `index` on; formatting that the tag itself did not name goes on later. */
  #pop(index: number, inner: number, outer: number, name: string): void {
    const closed = this.#stack.splice(index);
    for (const [depth, element] of closed.entries()) element.end = depth === 0 ? outer : inner;
    const cut = closed.slice(closed[0]?.tag === name ? 1 : 0);
    this.#pending.push(
      ...cut.filter((element) => FORMATTING.has(element.tag) && element.tag !== name),
    );
  }

  #resume(at: number): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const element of pending) {
      // It has no source of its own, so it cannot carry what only inner HTML can print.
      const attributes = element.attributes.filter(([name]) => /^[\w:-]+$/.test(name));
      const again: HtmlElement = { ...element, attributes, children: [], start: at, end: at };
      this.#current.children.push(again);
      this.#stack.push(again);
    }
  }

  #rawText(element: HtmlElement, from: number, decode = (text: string): string => text): number {
    const close = new RegExp(`</${element.tag}(?=[\\s/>])[^>]*>?`, "gi");
    close.lastIndex = from;
    const match = close.exec(this.source);
    const text = this.source.slice(from, match?.index ?? this.source.length);
    if (text !== "") element.children.push(decode(text));
    element.end = match === null ? this.source.length : close.lastIndex;
    return element.end;
  }
}
