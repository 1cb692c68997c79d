/** Trusted HTML and dynamic values as React nodes. */
import { createElement, Fragment, isValidElement, type ReactNode } from "react";
import { propsOf } from "./html-props";
import type { Foreign, HtmlElement, HtmlNode } from "./html-open";
import { parseFragment } from "./html-tree";
import { str } from "./str";
import { isHtml, protocol, type Html } from "./value";

/**
 * Trusted HTML beside other children: the string is parsed to elements, since React has no fragment
 * with inner HTML. Handlers become `data-on*` (see `InlineHandlers`). `within`: the string stands in SVG or MathML.
 */
export function Raw({ html, within }: { html: Html | string; within?: Foreign }): ReactNode {
  const source = typeof html === "string" ? html : html.__html;
  return nodes(parseFragment(source, within), source);
}

/** Print a dynamic value: trusted HTML as elements, everything else as the text Jinja2 prints. */
export function text(x: unknown, within?: Foreign): ReactNode {
  if (isValidElement(x)) return x;
  const shown = protocol(x, "__str__");
  return isHtml(shown) ? <Raw html={shown} within={within} /> : str(shown);
}

function nodes(children: readonly HtmlNode[], source: string): ReactNode {
  return createElement(Fragment, null, ...children.map((child) => node(child, source)));
}

function node(child: HtmlNode, source: string): ReactNode {
  if (typeof child === "string") return child;
  const props = propsOf(child);
  // Only inner HTML can hold what React cannot print, so the element is kept in one of no effect on layout.
  if (props === undefined)
    return island("span", { style: { display: "contents" } }, sourceOf(child, source));
  if (child.children.some((inner) => typeof inner !== "string" && propsOf(inner) === undefined)) {
    return island(
      child.tag,
      props,
      child.children.map((inner) => innerSource(inner, source)).join(""),
    );
  }
  return element(child, props, source);
}

/** Elements that hold markup in SVG, of which React prints nothing but one text. */
const OWN_TEXT = new Set(["title", "script", "style"]);

function element(child: HtmlElement, props: Record<string, unknown>, source: string): ReactNode {
  const { tag, children } = child;
  if (child.foreign && OWN_TEXT.has(tag)) {
    return island(tag, props, children.map((inner) => innerSource(inner, source)).join(""));
  }
  switch (tag) {
    case "textarea":
      return createElement(tag, { ...props, defaultValue: children.join("") });
    case "script":
    case "style":
    case "xmp":
    case "iframe":
    case "noembed":
    case "noframes":
    case "noscript":
    case "plaintext":
    case "template":
      return children.length === 0
        ? createElement(tag, props)
        : island(tag, props, children.join(""));
    case "title":
      return createElement(tag, props, children.join(""));
    case "pre":
    case "listing":
      return createElement(tag, props, ...leadingNewline(children.map((inner) => node(inner, source))));
    case "menuitem":
      // React gives it no children under this spelling.
      return createElement("menuItem", props, ...children.map((inner) => node(inner, source)));
    default:
      return createElement(tag, props, ...children.map((inner) => node(inner, source)));
  }
}

/** A browser drops the newline that a `<pre>` begins with; React writes one more only where text is the only child. */
function leadingNewline(children: ReactNode[]): ReactNode[] {
  const [first, ...rest] = children;
  const dropped = rest.length > 0 && typeof first === "string" && first.startsWith("\n");
  return dropped ? [`\n${first}`, ...rest] : children;
}

function island(tag: string, props: Record<string, unknown>, inner: string): ReactNode {
  return createElement(tag, { ...props, dangerouslySetInnerHTML: { __html: inner } });
}

function sourceOf({ start, end }: HtmlElement, source: string): string {
  return source.slice(start, end);
}

function innerSource(inner: HtmlNode, source: string): string {
  if (typeof inner !== "string") return sourceOf(inner, source);
  return inner.replace(/[&<>]/g, (char) =>
    char === "&" ? "&amp;" : char === "<" ? "&lt;" : "&gt;",
  );
}
