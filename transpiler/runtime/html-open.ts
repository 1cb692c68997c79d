/** The elements that are open while a string is parsed, and formatting that goes on where a block cuts it short. */
import { MARKERS, SCOPES, SPECIAL, TABLE_PARTS } from "./html-rules";

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

/** The stack of open elements, the list of active formatting elements and the adoption agency of the HTML standard. */
export class OpenElements {
  readonly top: HtmlElement;
  readonly stack: HtmlElement[];
  /** Formatting elements that go on where a block cuts them short; null is the edge of a cell or the like. */
  readonly active: (HtmlElement | null)[] = [];
  readonly #parents = new Map<HtmlElement, HtmlElement>();

  constructor(within: Foreign | undefined) {
    const foreign = within !== undefined;
    this.top = { tag: within ?? "", attributes: [], children: [], foreign, start: 0, end: 0 };
    this.stack = [this.top];
  }

  get current(): HtmlElement {
    return this.stack.at(-1) ?? this.top;
  }

  /** Put a node into `target`; what a table cannot hold goes in front of the table. */
  insert(node: HtmlNode, target: HtmlElement, fostering = true): void {
    let place = target;
    let at = place.children.length;
    const table = this.stack.findLast((element) => element.tag === "table");
    if (fostering && table !== undefined && TABLE_PARTS.has(target.tag)) {
      place = this.#parents.get(table) ?? this.top;
      at = place.children.indexOf(table);
    }
    const before = place.children[at - 1];
    if (typeof node !== "string") this.#parents.set(node, place);
    if (typeof node === "string" && typeof before === "string")
      place.children[at - 1] = before + node;
    else place.children.splice(at, 0, node);
  }

  /** Close everything from `index` on. */
  pop(index: number, inner: number, outer: number): void {
    const closed = this.stack.splice(index);
    for (const [depth, element] of closed.entries()) element.end = depth === 0 ? outer : inner;
    for (const { tag, foreign } of closed)
      if (!foreign && MARKERS.has(tag))
        this.active.splice(Math.max(this.active.lastIndexOf(null), 0));
  }

  /** Remember a formatting element; of more than three equal ones the first is forgotten. */
  activate(element: HtmlElement): void {
    const same = this.#sinceMarker().filter(
      ({ tag, attributes }) =>
        tag === element.tag && `${attributes.toSorted()}` === `${element.attributes.toSorted()}`,
    );
    if (same.length >= 3) this.#forget(same[0]);
    this.active.push(element);
  }

  #sinceMarker(): HtmlElement[] {
    return this.active
      .slice(this.active.lastIndexOf(null) + 1)
      .filter((element) => element !== null);
  }

  #forget(element: HtmlElement | undefined): void {
    const index = this.active.findIndex((one) => one === element);
    if (index >= 0) this.active.splice(index, 1);
  }

  /** Open the formatting elements again that were cut short. */
  resume(at: number): void {
    const open = this.active.findLastIndex((one) => one === null || this.stack.includes(one));
    for (const [index, element] of this.active.entries()) {
      if (index <= open || element === null) continue;
      const again = copyOf(element, at);
      this.insert(again, this.current);
      this.stack.push(again);
      this.active[index] = again;
    }
  }

  /** `<a>` ends an open `<a>`. */
  endFormatting(name: string, at: number): void {
    const open = this.#sinceMarker().findLast((element) => element.tag === name);
    if (open === undefined || (name === "nobr" && !this.stack.includes(open))) return;
    this.adopt(name, at, at);
    this.#forget(open);
    const index = this.stack.indexOf(open);
    if (index > 0) this.stack.splice(index, 1);
  }

  /** The standard's adoption agency; false if the end tag is like any other. */
  adopt(name: string, start: number, end: number): boolean {
    const last = this.stack.length - 1;
    if (this.current.tag === name && !this.active.includes(this.current)) {
      this.pop(last, start, end);
      return true;
    }
    for (let turn = 0; turn < 8; turn += 1) {
      const formatting = this.#sinceMarker().findLast((element) => element.tag === name);
      if (formatting === undefined) return turn > 0;
      const at = this.stack.indexOf(formatting);
      const inside = this.stack.slice(at + 1);
      if (at < 0) this.#forget(formatting);
      if (at < 0 || inside.some(({ tag }) => SCOPES.has(tag))) return true;
      const furthest = inside.find(({ tag }) => SPECIAL.has(tag));
      if (furthest === undefined) {
        this.pop(at, start, end);
        this.#forget(formatting);
        return true;
      }
      this.#adoptInto(formatting, furthest, start);
    }
    return true;
  }

  #adoptInto(formatting: HtmlElement, furthest: HtmlElement, start: number): void {
    const stack = this.stack;
    const active = this.active;
    const ancestor = stack[stack.indexOf(formatting) - 1] ?? this.top;
    let bookmark = active.indexOf(formatting);
    let last = furthest;
    let at = stack.indexOf(furthest) - 1;
    for (let inner = 1; stack[at] !== formatting; inner += 1, at -= 1) {
      const node = stack[at] ?? this.top;
      const place = active.indexOf(node);
      if (place >= 0 && inner > 3) {
        active.splice(place, 1);
        if (place < bookmark) bookmark -= 1;
      }
      if (place < 0 || inner > 3) {
        stack.splice(at, 1);
        continue;
      }
      const copy = copyOf(node, start);
      active[place] = copy;
      stack[at] = copy;
      if (last === furthest) bookmark = place + 1;
      this.#move(last, copy);
      last = copy;
    }
    this.#move(last, ancestor);
    const copy = copyOf(formatting, start);
    for (const child of furthest.children.splice(0)) this.insert(child, copy, false);
    this.insert(copy, furthest, false);
    const place = active.indexOf(formatting);
    active.splice(bookmark, 0, copy);
    active.splice(place < bookmark ? place : place + 1, 1);
    stack.splice(stack.indexOf(formatting), 1);
    stack.splice(stack.indexOf(furthest) + 1, 0, copy);
    formatting.end = start;
  }

  #move(element: HtmlElement, target: HtmlElement): void {
    const siblings = this.#parents.get(element)?.children ?? [];
    const index = siblings.indexOf(element);
    if (index >= 0) siblings.splice(index, 1);
    this.insert(element, target);
  }
}

/** The element once more. It has no source of its own, so it cannot carry what only inner HTML can print. */
function copyOf(element: HtmlElement, at: number): HtmlElement {
  const attributes = element.attributes.filter(([name]) => /^[\w:-]+$/.test(name));
  return { ...element, attributes, children: [], start: at, end: at };
}
