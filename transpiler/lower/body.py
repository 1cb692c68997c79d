"""Bodies: items of the HTML tree to markup, statements to the prelude."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import assert_never

from transpiler import ir, nodes
from transpiler.html import BODY_END, bindings_in, collapsed, is_binding, is_conditional, namespace_of, trimmed
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.effects import plan_hoists
from transpiler.lower.state import state_of
from transpiler.lower.whitespace import CONTAINER, SOFT, UNKNOWN, BodyEdges, body_edges, settle
from transpiler.source import Span

_FIXED = (html.Element, html.Scope, html.Text, html.Slot)
"""Items that are never computed by a statement themselves."""


def lower_children(items: Sequence[html.Node | html.ValueItem], ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """The markup of a sequence of items, in order; statements among them go to the context's prelude."""
    found: list[ir.Markup] = []
    for item in items:
        markup = lower_item(item, ctx)
        if (
            markup
            and not isinstance(item, html.Element | html.Text | html.Slot)
            and not (isinstance(item, html.Scope) and isinstance(item.node, nodes.With | nodes.Autoescape))
            and item.span.start in ctx.hoist
        ):
            markup = hoisted(markup, _hoist_name(item), ctx)
        found.extend(markup)
    if ctx.form != "markup" or ctx.preformatted:
        return merge_text(found)
    merged = merge_text(found, collapse=True)
    around = CONTAINER if ctx.container else UNKNOWN
    return settle(merged, before=around, after=around, blocks=frozenset(ctx.module.block_components))


def merge_text(items: Sequence[ir.Markup], *, collapse: bool = False) -> tuple[ir.Markup, ...]:
    """Neighbouring texts as one; with `collapse`, two spaces that meet where a statement stood are one."""
    merged: list[ir.Markup] = []
    for item in items:
        previous = merged[-1] if merged else None
        if isinstance(item, ir.Text) and isinstance(previous, ir.Text):
            data = item.data[1:] if collapse and previous.data.endswith(" ") and item.data[:1] == " " else item.data
            merged[-1] = ir.Text(previous.data + data)
        else:
            merged.append(item)
    return tuple(merged)


def hoisted(markup: tuple[ir.Markup, ...], wanted: str, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """Markup computed by a statement here and printed where it stands."""
    name = ctx.names.take(wanted)
    ctx.prelude.append(ir.Const(b.pattern(name), as_value(markup, ctx)))
    return (ir.Print(b.name(name)),)


def as_value(markup: tuple[ir.Markup, ...], ctx: LowerContext) -> ir.Expr:
    """Markup as an expression: a ReactNode, or a string in the string forms."""
    if ctx.form == "markup":
        return ir.Jsx(markup)
    return ir.StringOf(markup)


def _hoist_name(item: object) -> str:
    match item:
        case html.For(node) | html.LoopWrap(node) | html.ChunkFor(node) | html.SplitFor(node):
            target = node.target.name if isinstance(node.target, nodes.Name) else "item"
            return f"{target}s"
        case html.Hole(nodes.Getattr(attr=name) | nodes.Name(name=name)):
            return name
        case _:
            return "content"


def plan(items: Sequence[html.Node | html.ValueItem], ctx: LowerContext) -> None:
    """Decide, for a function's whole body, what its statements must compute."""
    ctx.hoist = plan_hoists(items, state_of(ctx.module.facts.tree))
    ctx.mutable = bool(ctx.hoist)


def lower_item(item: html.Node | html.ValueItem, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """The markup of one item."""
    from transpiler.lower.conditions import lower_if
    from transpiler.lower.holes import lower_hole
    from transpiler.lower.loops import lower_for
    from transpiler.lower.markup.element import lower_element
    from transpiler.lower.scopes import lower_scope
    from transpiler.lower.wrappers import lower_chunks, lower_conditional_wrap, lower_loop_wrap, lower_split

    match item:
        case html.Text():
            return (ir.Text(item.data),)
        case html.Hole():
            return lower_hole(item, ctx)
        case html.Element():
            return lower_element(item, ctx)
        case html.If():
            return lower_if(item, ctx)
        case html.For():
            return lower_for(item, ctx)
        case html.Scope():
            return lower_scope(item, ctx)
        case html.Comment():
            _note_comment(item, ctx)
            return ()
        case html.Doctype():
            return ()
        case html.ConditionalWrap():
            return lower_conditional_wrap(item, ctx)
        case html.LoopWrap():
            return lower_loop_wrap(item, ctx)
        case html.ChunkFor():
            return lower_chunks(item, ctx)
        case html.SplitFor():
            return lower_split(item, ctx)
        case html.RawRegion():
            return raw_region(item, ctx)
        case html.Slot():
            raise AssertionError("a slot stands only inside a wrapper")
        case _:
            assert_never(item)


def _note_comment(item: html.Comment, ctx: LowerContext) -> None:
    """Comments are dropped; say so where one is more than a remark."""
    if is_binding(item):
        _report_binding(item.span, ctx)
    elif is_conditional(item):
        ctx.report(
            "conditional-comment",
            item.span,
            "this comment is for Internet Explorer 9 and older",
            label="left out",
            text="React does not run in a browser that reads it; every other browser takes it for a remark.",
        )


def _report_binding(span: Span, ctx: LowerContext) -> None:
    ctx.report(
        "functional-comment",
        span,
        "this comment means something to a library",
        label="left out",
        text="React cannot print comments, so that Knockout would miss its binding.",
        hint="write it within an element: what stands in that is kept as HTML text",
    )


def raw_region(region: html.RawRegion, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """A region that is no tree, where no element holds it: parsed to elements from its HTML text."""
    from transpiler.lower.printing import raw

    if ctx.form == "markup":
        for span in bindings_in(region.body):
            _report_binding(span, ctx)
    if region.moved:
        ctx.report(
            "misnested-html", region.span, region.reason, label="browsers repair this",
            text="No element of this body holds the place, so that the component keeps the tags as they are written.",
            hint="close elements in the order in which they were opened, and in the same file",
        )  # fmt: skip
        return (raw(b.obj({"__html": _raw_string(region, ctx)}), ctx),)
    return (raw(b.obj({"__html": raw_text(region, ctx)}), ctx),)


def raw_text(region: html.RawRegion, ctx: LowerContext) -> ir.Expr:
    """The HTML text of a raw region, escaped as Jinja escapes."""
    if region.reason:
        ctx.report(
            "html-raw-region",
            region.span,
            region.reason,
            text="It is written as an HTML string; the page is the same.",
        )
    return _raw_string(region, ctx)


def _raw_string(region: html.RawRegion, ctx: LowerContext) -> ir.Expr:
    items = html_items(region.body)
    ctx.hoist |= plan_hoists(items, state_of(ctx.module.facts.tree))
    return string_of(items, ctx, "html")


def string_of(items: Sequence[html.Node | html.ValueItem], ctx: LowerContext, form: str) -> ir.Expr:
    """The items as one string expression, in the current function, in another form."""
    outer = ctx.form
    ctx.form = "html" if form == "html" else "text"
    try:
        markup = lower_children(items, ctx)
    finally:
        ctx.form = outer
    return string_markup(markup)


def string_markup(markup: tuple[ir.Markup, ...]) -> ir.Expr:
    """Markup of the string forms as an expression; a lone text or print is the expression itself."""
    match markup:
        case ():
            return b.string("")
        case (ir.Text(data),):
            return b.string(data)
        case (ir.Print(value),):
            return value
        case (ir.If(test, then, otherwise),):
            return ir.Conditional(test, string_markup(then), string_markup(otherwise))
    parts: list[str | ir.Expr] = []
    for item in markup:
        match item:
            case ir.Text(data):
                parts.append(data)
            case ir.Print(value):
                parts.append(value)
            case ir.If(test, then, otherwise):
                parts.append(ir.Conditional(test, string_markup(then), string_markup(otherwise)))
            case ir.Block(_, children):
                parts.append(string_markup(children))
            case _:
                return ir.StringOf(markup)
    parts = [part for part in parts if part != ""]
    if len(parts) == 1 and not isinstance(parts[0], str):
        return parts[0]
    return _distributed(parts)


def _constant(part: str | ir.Expr) -> str:
    return part.value if isinstance(part, ir.Str) else part if isinstance(part, str) else ""


def _distributed(parts: list[str | ir.Expr]) -> ir.Expr:
    """Text around one choice of constant texts: `first ? "post lead" : "post"`."""
    choices = [part for part in parts if not isinstance(part, str | ir.Str)]
    match choices:
        case [ir.Conditional(test, ir.Str(then), ir.Str(otherwise))]:
            texts = [
                "".join(
                    chosen if part is choices[0] else part.value if isinstance(part, ir.Str) else str(part)
                    for part in parts
                )
                for chosen in (then, otherwise)
            ]
            if len(texts[0]) + len(texts[1]) <= 60:
                return b.conditional(test, b.string(texts[0]), b.string(texts[1]))
    return b.template(*parts)


def html_items(body: Sequence[nodes.Node]) -> tuple[html.Node, ...]:
    """Jinja nodes as items of the string forms: text stays exactly as it is written."""
    found: list[html.Node] = []
    for node in body:
        match node:
            case nodes.Output(nodes=parts):
                found += [_part(part) for part in parts]
            case nodes.TemplateData():
                found.append(html.Text(node.data, node.span))
            case nodes.If():
                arms = [html.Arm(node.test, html_items(node.body), node.span)]
                arms += [html.Arm(arm.test, html_items(arm.body), arm.span) for arm in node.elif_]
                if node.else_:
                    arms.append(html.Arm(None, html_items(node.else_), node.span))
                found.append(html.If(tuple(arms), node.span))
            case nodes.For():
                found.append(html.For(node, html_items(node.body), html_items(node.else_), node.span))
            case nodes.With() | nodes.Autoescape() | nodes.Block():
                found.append(html.Scope(node, html_items(node.body), node.span))
            case _:
                found.append(html.Hole(node, node.span))
    return tuple(found)


def _part(part: nodes.Expr) -> html.Text | html.Hole:
    return html.Text(part.data, part.span) if isinstance(part, nodes.TemplateData) else html.Hole(part, part.span)


ANYWHERE = html.Around((), frozenset({BODY_END}))
"""Around a body of which it is not known where it stands."""


def items_of(body: Sequence[nodes.Node], ctx: LowerContext, around: html.Around = ANYWHERE) -> tuple[html.Node, ...]:
    """A Jinja body as items of the context's form: structured HTML, decoded text, or text as it stands."""
    if ctx.form == "html":
        return html_items(body)
    effects = ctx.module.effects
    tree = ctx.module.structure(body, ctx.form, context=around.elements, follow=around.follow, effects=effects)
    ctx.module.regions.extend(tree.regions)
    return tree.children


def lower_body(
    body: Sequence[nodes.Node],
    ctx: LowerContext,
    around: html.Around = ANYWHERE,
    *,
    trim: bool = False,
    title: bool = False,
) -> tuple[ir.Markup, ...]:
    """A Jinja body as markup of the context's form, with evaluation order planned.

    `around`: where it stands. `trim`: without the spaces at its edges, which `with_edges` puts where the body is used.
    `title`: it is text of a title, where browsers collapse white space.
    """
    items = items_of(body, ctx, around)
    if title and ctx.form == "text":
        items = collapsed(items)
    if trim and ctx.form == "markup":
        items = trimmed(items)
    plan(items, ctx)
    outer = ctx.namespace
    ctx.namespace = namespace_of(around.elements) if around.elements else outer
    try:
        return lower_children(items, ctx)
    finally:
        ctx.namespace = outer


def edges_of(body: Sequence[nodes.Node], ctx: LowerContext) -> BodyEdges:
    """How a body begins and ends as markup; of this or another template."""
    key = id(body)
    if key not in ctx.module.edges:
        ctx.module.edges[key] = body_edges(ctx.module.structure(body, "markup").children)
    return ctx.module.edges[key]


def with_edges(component: ir.Component, body: Sequence[nodes.Node], ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """A component with the spaces that its body has at its edges."""
    edges = edges_of(body, ctx)
    if edges.block:
        match component.component:
            case ir.Ref(target):
                ctx.module.block_components.add(target.alias)
            case ir.Name(name):
                ctx.module.block_components.add(name)
    return (*([SOFT] if edges.lead else []), component, *([SOFT] if edges.trail else []))
