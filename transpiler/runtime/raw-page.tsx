/** A page that is one string of HTML. */
import { createElement, type ReactNode } from "react";
import { TemplateRuntimeError } from "./errors";
import { propsOf } from "./html-props";
import { attributesOf, tagEnd } from "./html-tags";
import { RESTORE } from "./inline-handlers";

const SKIPPED = /(?:\s|<!--(?:>|->|[^]*?(?:--!?>|$))|<![^>]*>)*/y;
const HEAD_END = /<\/head\s*>/gi;
const BODY_END = /(?:\s|<\/(?:body|html)\s*>)*$/i;

/**
 * A document that writes `<html>`, `<head>` and `<body>`: these are elements, and what stands in head and body is
 * left to the browser, as it is in a page whose tags do not pair.
 */
export function RawPage({ html }: { html: string }): ReactNode {
  const root = startTag(html, "html", 0);
  const head = startTag(html, "head", root.end);
  HEAD_END.lastIndex = head.end;
  const close = HEAD_END.exec(html);
  if (close === null) throw new TemplateRuntimeError("ValueError: the page does not end its head");
  const body = startTag(html, "body", HEAD_END.lastIndex);
  const end = html.search(BODY_END);
  const handlers = Object.keys({ ...root.props, ...body.props }).some((name) => name.startsWith("data-on"));
  const script = handlers ? `<script data-inline-handlers="">${RESTORE}</script>` : "";
  return createElement(
    "html",
    root.props,
    createElement("head", withText(head.props, html.slice(head.end, close.index) + script)),
    createElement("body", withText(body.props, html.slice(body.end, Math.max(end, body.end)))),
  );
}

function withText(props: object, text: string): object {
  return { ...props, dangerouslySetInnerHTML: { __html: text } };
}

/** The start tag that stands at a place, after white space, comments and a doctype. */
function startTag(html: string, tag: string, from: number): { props: object; end: number } {
  SKIPPED.lastIndex = from;
  const start = from + (SKIPPED.exec(html)?.[0].length ?? 0);
  const inside = start + tag.length + 1;
  const close = tagEnd(html, inside);
  const written = html.slice(start, inside).toLowerCase() === `<${tag}`;
  if (!written || close < 0) throw new TemplateRuntimeError(`ValueError: the page does not write <${tag}>`);
  const attributes = attributesOf(html.slice(inside, close));
  const props = propsOf({ tag, attributes, foreign: false });
  if (props === undefined) throw new TemplateRuntimeError(`ValueError: React cannot print <${tag}>`);
  return { props, end: close + 1 };
}
