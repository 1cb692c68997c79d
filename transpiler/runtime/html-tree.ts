/** A small HTML parser for fragments: the elements a browser would build from a trusted string. */
import {
  CELLS,
  ENDS,
  ENDS_P,
  FORMATTING,
  HEADINGS,
  HOLDS_HTML,
  IN_TABLE,
  KEEPS_LINES,
  LEAVES_SVG,
  MARKERS,
  PARAGRAPH,
  PARTS_OF_TABLE,
  RAW_TEXT,
  SCOPES,
  SECTIONS,
  SPECIAL,
  STANDS_ALONE,
  SVG_TAGS,
  TABLE,
  TABLE_PARTS,
  VOID,
} from "./html-rules";
import { OpenElements, type Foreign, type HtmlElement, type HtmlNode } from "./html-open";
import { attributesOf, tagEnd } from "./html-tags";
import { unescape } from "./unescape";

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

class Builder extends OpenElements {
  constructor(
    readonly source: string,
    within: Foreign | undefined,
  ) {
    super(within);
  }

  text(text: string): void {
    if (TABLE_PARTS.has(this.current.tag) && text.trim() === "") return;
    if (!this.current.foreign || HOLDS_HTML.has(this.current.tag)) this.resume(0);
    if (text !== "") this.insert(text, this.current);
  }

  open(name: string, rest: string, start: number, end: number): number {
    const foreign = this.#foreign(name, start);
    // A list of options is no place for it, and nothing would end it.
    if (name === "plaintext" && this.stack.some((one) => one.tag === "select")) return end;
    if (!foreign) this.#makeRoom(name, start);
    const tag = foreign ? (SVG_TAGS.get(name) ?? name) : name;
    const attributes = attributesOf(rest);
    if (foreign ? !this.current.foreign : !STANDS_ALONE.has(name)) this.resume(start);
    const element: HtmlElement = { tag, attributes, children: [], foreign, start, end };
    const hidden = attributes.some(([key, value]) => key === "type" && value === "hidden");
    const inTable = !foreign && (IN_TABLE.has(name) || (name === "input" && hidden));
    const formOfTable = name === "form" && TABLE_PARTS.has(this.current.tag);
    this.insert(element, this.current, !inTable);
    if (VOID.has(name) || formOfTable || (foreign && rest.trimEnd().endsWith("/"))) return end;
    if (!foreign && RAW_TEXT.has(name)) return this.#rawText(element, end);
    this.stack.push(element);
    if (foreign) return end;
    if (FORMATTING.has(name)) this.activate(element);
    if (MARKERS.has(name)) this.active.push(null);
    // The newline right after these tags is not part of the text.
    const body = KEEPS_LINES.has(name) && this.source.charAt(end) === "\n" ? end + 1 : end;
    if (name !== "textarea" && name !== "title") return body;
    this.stack.pop();
    return this.#rawText(element, body, unescape);
  }

  close(name: string, start: number, end: number): number {
    if (name === "br") return this.open("br", "", start, end);
    if (FORMATTING.has(name) && this.adopt(name, start, end)) return end;
    const index = this.stack.findLastIndex((element) => element.tag.toLowerCase() === name);
    const walls = SPECIAL.has(name) ? SCOPES : SPECIAL;
    const barrier = this.stack.findLastIndex(
      (element) => walls.has(element.tag) && element.tag !== name,
    );
    const foreign = this.stack[index]?.foreign === true;
    const crosses = index < barrier && !TABLE_PARTS.has(name) && !CELLS.has(name) && !foreign;
    if (index > 0 && !crosses) {
      this.pop(index, start, end);
    } else if (name === "p") {
      this.open("p", "", start, end);
      this.pop(this.stack.length - 1, end, end);
    }
    return end;
  }

  finish(): HtmlNode[] {
    this.pop(1, this.source.length, this.source.length);
    return this.top.children;
  }

  /** Whether a tag belongs to SVG or MathML; tags that only HTML has end these. */
  #foreign(name: string, at: number): boolean {
    const inside = this.current.foreign && !HOLDS_HTML.has(this.current.tag);
    if (inside && LEAVES_SVG.has(name)) {
      const host = this.stack.findLastIndex(
        (element) => !element.foreign || HOLDS_HTML.has(element.tag),
      );
      this.pop(Math.max(host, 0) + 1, at, at);
      return false;
    }
    return inside || name === "svg" || name === "math";
  }

  /** Apply the rules for implied end tags and implied table parts. */
  #makeRoom(name: string, start: number): void {
    if (name === "table" || PARTS_OF_TABLE.has(name)) this.#leaveSelect(start);
    if (name === "table" && TABLE_PARTS.has(this.current.tag)) this.#end(TABLE, new Set(), start);
    if (ENDS_P.has(name)) this.#end(PARAGRAPH, SCOPES, start);
    if (HEADINGS.has(name) && HEADINGS.has(this.current.tag))
      this.pop(this.stack.length - 1, start, start);
    const rule = ENDS[name];
    if (rule !== undefined) this.#end(rule.ends, rule.until, start);
    if (name === "a" || name === "nobr") this.endFormatting(name, start);
    if (!PARTS_OF_TABLE.has(name)) return;
    const host = this.stack.findLastIndex((element) => IN_TABLE.has(element.tag));
    if (TABLE_PARTS.has(this.stack[host]?.tag ?? "")) this.pop(host + 1, start, start);
    const parent = this.current.tag;
    if (name === "tr" && parent === "table") this.#imply("tbody", start);
    if (CELLS.has(name) && (parent === "table" || SECTIONS.has(parent))) {
      if (parent === "table") this.#imply("tbody", start);
      this.#imply("tr", start);
    }
    if (name === "col" && parent === "table") this.#imply("colgroup", start);
  }

  /** A part of a table ends a `<select>` that stands in the table. */
  #leaveSelect(at: number): void {
    const select = this.stack.findLastIndex((element) => element.tag === "select");
    const table = this.stack.findLastIndex((element) => element.tag === "table");
    if (table >= 0 && select > table) this.pop(select, at, at);
  }

  #end(ends: ReadonlySet<string>, until: ReadonlySet<string>, at: number): void {
    const index = this.stack.findLastIndex(
      (element) => ends.has(element.tag) || until.has(element.tag),
    );
    if (index > 0 && ends.has(this.stack[index]?.tag ?? "")) this.pop(index, at, at);
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
    this.insert(element, this.current, false);
    this.stack.push(element);
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
