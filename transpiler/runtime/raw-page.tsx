/** A page that is one string of HTML. */
import { createElement, type ReactNode } from "react";
import { TemplateRuntimeError } from "./errors";
import { propsOf } from "./html-props";
import { attributesOf, tagEnd } from "./html-tags";
import { RESTORE } from "./inline-handlers";
import { Raw } from "./raw";
import type { Html } from "./value";

const SKIPPED = /(?:\s|<!--(?:>|->|[^]*?(?:--!?>|$))|<![^>]*>)*/y;
const HEAD_END = /<\/head\s*>/gi;
const BODY_END = /(?:\s|<\/(?:body|html)\s*>)*$/i;

/**
 * A document that writes `<html>`, and `<head>` or `<body>` or both: these are elements, and what stands in head and body is
 * left to the browser, as it is in a page whose tags do not pair.
 */
export function RawPage({ html }: { html: string }): ReactNode {
  const root = startTag(html, "html", 0);
  const head = writes(html, "head", root.end) ? startTag(html, "head", root.end) : undefined;
  HEAD_END.lastIndex = head?.end ?? root.end;
  const close = head && HEAD_END.exec(html);
  if (close === null) throw new TemplateRuntimeError("ValueError: the page does not end its head");
  const rest = head ? HEAD_END.lastIndex : root.end;
  const body = head && !writes(html, "body", rest) ? { props: {}, end: rest } : startTag(html, "body", rest);
  const end = html.search(BODY_END);
  const handlers = Object.keys({ ...root.props, ...body.props }).some((name) => name.startsWith("data-on"));
  const inHead = head && close ? html.slice(head.end, close.index) : "";
  const script = handlers ? `<script data-inline-handlers="">${RESTORE}</script>` : "";
  return createElement(
    "html",
    root.props,
    createElement("head", withText(head?.props ?? {}, inHead + script)),
    createElement("body", withText(body.props, html.slice(body.end, Math.max(end, body.end)))),
  );
}

/** A text that is a document for some values: those for which it begins with `<html>`. */
export function RawDocument({ html }: { html: Html | string }): ReactNode {
  const source = typeof html === "string" ? html : html.__html;
  return writes(source, "html", 0) ? <RawPage html={source} /> : <Raw html={source} />;
}

function withText(props: object, text: string): object {
  return { ...props, dangerouslySetInnerHTML: { __html: text } };
}

function afterSkipped(html: string, from: number): number {
  SKIPPED.lastIndex = from;
  return from + (SKIPPED.exec(html)?.[0].length ?? 0);
}

/** Whether a start tag stands at a place, after white space, comments and a doctype. */
function writes(html: string, tag: string, from: number): boolean {
  const start = afterSkipped(html, from);
  const end = start + tag.length + 1;
  return html.slice(start, end).toLowerCase() === `<${tag}` && /[\s/>]/.test(html.charAt(end));
}

/** The start tag that stands at a place, after white space, comments and a doctype. */
function startTag(html: string, tag: string, from: number): { props: object; end: number } {
  const inside = afterSkipped(html, from) + tag.length + 1;
  const close = tagEnd(html, inside);
  if (!writes(html, tag, from) || close < 0) {
    throw new TemplateRuntimeError(`ValueError: the page does not write <${tag}>`);
  }
  const attributes = attributesOf(html.slice(inside, close));
  const props = propsOf({ tag, attributes, foreign: false });
  if (props === undefined) throw new TemplateRuntimeError(`ValueError: React cannot print <${tag}>`);
  return { props, end: close + 1 };
}
