"""Elements: children by content model, attributes by React's tables."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from transpiler import ir
from transpiler.html import namespace_of
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.body import lower_children, raw_text, string_markup
from transpiler.lower.context import LowerContext
from transpiler.lower.markup.action_form import as_action_form
from transpiler.lower.markup.attributes import lower_attributes
from transpiler.lower.markup.naming import tag_name
from transpiler.tables.elements import CONTAINER, DROP_NEWLINE, PREFORMATTED, WHITESPACE_FREE

_DEFAULT_VALUE = "defaultValue"


def lower_element(item: html.Element, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """One element; its tag decides how the content is written (`html.md` rules: raw text, titles, text areas)."""
    tag = tag_name(item, ctx)
    attributes = list(lower_attributes(item, ctx))
    static = item.name if isinstance(item.name, str) else ""
    if item.content == "raw":
        inner = _raw_content(item, ctx)
        if inner is not None:
            attributes.append(_inner_html(b.obj({"__html": inner})))
        return (ir.Element(tag, tuple(attributes)),)
    if item.content == "rcdata":
        text = _text_content(item, ctx)
        if static == "textarea":
            if not _starts_with_text(item) and _may_start_with_newline(text):
                text = b.call(ctx.helper("textareaText"), text)
            if text != b.string(""):
                attributes.append(ir.Attribute(_DEFAULT_VALUE, text))
            return (ir.Element(tag, tuple(attributes)),)
        children: tuple[ir.Markup, ...] = () if text == b.string("") else (_text_child(text),)
        return (ir.Element(tag, tuple(attributes), children),)
    match item.children:
        case (html.RawRegion() as region,):
            attributes.append(_inner_html(b.obj({"__html": raw_text(region, ctx)})))
            return (ir.Element(tag, tuple(attributes)),)
    markup = _children(item, ctx)
    if static in DROP_NEWLINE and not _starts_with_text(item):
        markup = (*map(partial(_without_newline, ctx=ctx), markup[:1]), *markup[1:])
    if static in DROP_NEWLINE and len(markup) > 1 and isinstance(markup[0], ir.Text) and markup[0].data[:1] == "\n":
        markup = (ir.Text("\n" + markup[0].data), *markup[1:])  # React doubles it only where it is the only child
    if static in DROP_NEWLINE and _starts_with_text(item):
        shown = tuple(part for part in markup if part != ir.Text(""))
        markup = _with_newline(shown, ctx) if len(shown) > 1 else shown
    sole = _sole_raw(markup)
    if sole is not None:
        attributes.append(_inner_html(sole))
        return (ir.Element(tag, tuple(attributes)),)
    if static == "head" and ctx.module.inline_handlers:
        markup = (*markup, ir.Component(ctx.helper("InlineHandlers")))
    if item.optional:
        return (_optional_rows(markup, ctx),)
    element = ir.Element(tag, tuple(attributes), markup)
    return (as_action_form(item, element, ctx) if static == "form" else element,)


def _optional_rows(rows: tuple[ir.Markup, ...], ctx: LowerContext) -> ir.Markup:
    """A `<tbody>` around the rows that exists only where there is a row (HTML standard, 13.2.6.4.9 "in table")."""
    match rows:
        case (ir.Loop(items=ir.Name() | ir.Member() as items, body=body, otherwise=()),) if _is_row(body):
            some = ir.Binary(">", ir.Member(items, "length"), ir.Num(0))
            return ir.If(some, (ir.Element("tbody", (), rows),))
        case (ir.If(test, then, ()),) if _is_row(then):
            return ir.If(test, (ir.Element("tbody", (), then),))
        case _:
            component = ctx.helper("Rows")
            ctx.module.block_components.add(component.target.alias)
            return ir.Component(component, (), rows)


def _is_row(markup: tuple[ir.Markup, ...]) -> bool:
    return any(isinstance(node, ir.Element) for node in markup)


def _starts_with_text(item: html.Element) -> bool:
    """Whether text of the template itself comes first: the tree has it as the parser leaves it."""
    return bool(item.children) and isinstance(item.children[0], html.Text)


def _without_newline(first: ir.Markup, ctx: LowerContext) -> ir.Markup:
    """What comes first in a `<pre>`, without the newline that the parser drops there and React keeps."""
    match first:
        case ir.Print(value):
            return replace(first, value=b.call(ctx.helper("preText"), value))
        case ir.Component(component=ir.Ref(target), props=(ir.Prop("html", value), *rest)) if target.name == "Raw":
            return replace(first, props=(ir.Prop("html", b.call(ctx.helper("preText"), value)), *rest))
        case ir.If(test, then, otherwise):
            ways = [(*(_without_newline(one, ctx) for one in way[:1]), *way[1:]) for way in (then, otherwise)]
            return ir.If(test, ways[0], ways[1])
        case _:
            return first


def _with_newline(first: tuple[ir.Markup, ...], ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """What comes first behind a newline of the template, which the parser drops: one of the value's own stays.

    React writes one more only where the value is the only child.
    """
    match first:
        case ():
            return (ir.Text("\n"),)
        case (ir.Text() | ir.Element(), *_):
            return first
        case (ir.Print(value), *rest):
            return (ir.Print(b.call(ctx.helper("preLine"), value)), *rest)
        case (ir.If(test, then, otherwise), *rest):
            return (ir.If(test, _with_newline(then, ctx), _with_newline(otherwise, ctx)), *rest)
        case _:
            return (ir.Text("\n"), *first)


def _may_start_with_newline(text: ir.Expr) -> bool:
    """The parser drops a newline at the start of a text area; React's `defaultValue` keeps it."""
    first = text.parts[0] if isinstance(text, ir.Template) else text.value if isinstance(text, ir.Str) else text
    return not isinstance(first, str) or first[:1] == "\n"


def _children(item: html.Element, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    outer, container, namespace, frames = ctx.preformatted, ctx.container, ctx.namespace, ctx.frames
    name = item.name if isinstance(item.name, str) else ""
    ctx.namespace = "html" if item.namespace == "html" else namespace_of((f"{item.namespace}:{name}",))
    ctx.preformatted = outer or item.name in PREFORMATTED
    ctx.frames = name in ("html", "frameset")
    ctx.container = item.name in CONTAINER or item.name in WHITESPACE_FREE
    try:
        return lower_children(item.children, ctx)
    finally:
        ctx.preformatted, ctx.container, ctx.namespace, ctx.frames = outer, container, namespace, frames


def _inner_html(value: ir.Expr) -> ir.Attribute:
    return ir.Attribute("dangerouslySetInnerHTML", value)


def _sole_raw(markup: tuple[ir.Markup, ...]) -> ir.Expr | None:
    """`<div>{{ body|safe }}</div>`: trusted HTML that is the only child is set as inner HTML."""
    match markup:
        case (ir.Component(component=ir.Ref(target), props=(ir.Prop("html", value), *_)),) if target.name == "Raw":
            return value
    return None


def _raw_content(item: html.Element, ctx: LowerContext) -> ir.Expr | None:
    """Script and style text exactly as Jinja prints it."""
    if not item.children:
        return None
    outer = ctx.form
    ctx.form = "html"
    try:
        return string_markup(lower_children(item.children, ctx))
    finally:
        ctx.form = outer


def _text_content(item: html.Element, ctx: LowerContext) -> ir.Expr:
    """Title and text area: one string."""
    outer = ctx.form
    ctx.form = "text"
    try:
        return string_markup(lower_children(item.children, ctx))
    finally:
        ctx.form = outer


def _text_child(text: ir.Expr) -> ir.Markup:
    """The one child of a title: several would print nothing. A browser does not show white space around it."""
    return ir.Text(" ".join(text.value.split())) if isinstance(text, ir.Str) else ir.Print(text)
