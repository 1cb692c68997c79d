"""`<a href={{ url }} role="tab">`: where the value is empty, a browser takes the next attribute as the value.

Input: the attributes of a start tag. Output: from such an attribute on, the text that Jinja2 prints, which is read at
run time as a browser reads it (HTML standard, 13.2.5.35: before attribute value state). No errors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transpiler import ir, nodes
from transpiler.html import tree as html
from transpiler.lower.body import lower_children, string_markup
from transpiler.lower.context import LowerContext
from transpiler.lower.markup.quotes import is_one_word
from transpiler.lower.paths import path_of
from transpiler.source import Span

_SLASH = re.compile(r"[^<>/]?\s*/>")


def swallowing(items: Sequence[html.AttributeItem], ctx: LowerContext) -> int | None:
    """The index of the first attribute that may take what follows it as its value."""
    for index, item in enumerate(items):
        match item:
            case html.Attribute(str(), (html.Hole(node, _, " "),)) if isinstance(node, nodes.Expr):
                last = ctx.module.facts.source.text[item.span.end - 1 :].lstrip()  # its span ends with what ends it
                if not last.startswith(">") and _may_be_empty(node, ctx):
                    return index
    return None


def _may_be_empty(node: nodes.Expr, ctx: LowerContext) -> bool:
    match node:
        case nodes.Or(_, right):
            return _may_be_empty(right, ctx)
        case nodes.CondExpr(_, first, second):
            return second is None or _may_be_empty(first, ctx) or _may_be_empty(second, ctx)
        case nodes.Concat(parts):
            return all(_may_be_empty(part, ctx) for part in parts)
        case _:
            return path_of(node) not in ctx.known and not is_one_word(node, ctx)


def printed_text(items: Sequence[html.AttributeItem], ctx: LowerContext) -> ir.Expr:
    """The attributes as Jinja2 prints them."""
    outer = ctx.form
    ctx.form = "html"
    try:
        slash = _SLASH.match(ctx.module.facts.source.text, items[-1].span.end - 1) is not None
        end = (html.Text(" /", items[-1].span),) if slash else ()
        return string_markup(lower_children((*_texts(items)[1:], *end), ctx))
    finally:
        ctx.form = outer


def _texts(items: Sequence[html.AttributeItem]) -> tuple[html.ValueItem, ...]:
    return tuple(part for item in items for part in _text(item))


def _text(item: html.AttributeItem) -> tuple[html.ValueItem, ...]:
    match item:
        case html.Attribute(name, None, span):
            return (html.Text(" ", span), *_named(name, span))
        case html.Attribute(name, (html.Hole(quote=" ") as hole,), span):
            return (html.Text(" ", span), *_named(name, span), html.Text("=", span), hole)
        case html.Attribute(name, value, span):
            quoted = tuple(map(_escaped, value or ()))
            return (html.Text(" ", span), *_named(name, span), html.Text('="', span), *quoted, html.Text('"', span))
        case html.SpreadHole(node, span):
            return (html.Text(" ", span), html.Hole(node, span))
        case html.AttributeIf(arms, span):
            return (html.If(tuple(html.Arm(arm.test, _texts(arm.items), arm.span) for arm in arms), span),)
        case html.AttributeFor(node, inner, otherwise, span):
            return (html.For(node, _texts(inner), _texts(otherwise), span),)
        case html.AttributeScope(node, inner, span):
            return (html.Scope(node, _texts(inner), span),)
        case html.Hole():
            return (item,)


def _named(name: html.Name, span: Span) -> tuple[html.ValueItem, ...]:
    return (html.Text(name, span),) if isinstance(name, str) else name


def _escaped(part: html.ValueItem) -> html.ValueItem:
    if isinstance(part, html.Text):
        return replace(part, data=part.data.replace("&", "&amp;").replace('"', "&quot;"))
    return part
