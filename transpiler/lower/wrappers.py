"""Tags opened and closed in different places: what the ladder found becomes wrappers around whole elements."""

from __future__ import annotations

from collections.abc import Sequence

from transpiler import ir
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.body import as_value, lower_children
from transpiler.lower.context import LowerContext
from transpiler.lower.loops import build_loop, filtered, iteration
from transpiler.lower.value import Value, is_simple


def _with_slot(items: Sequence[html.Node], inside: tuple[ir.Markup, ...], ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """Wrapper items lowered with `inside` at their one `Slot`."""
    found: list[ir.Markup] = []
    for item in items:
        match item:
            case html.Slot():
                found.extend(inside)
            case html.Element(children=children) if _holds_slot(children):
                empty = html.Element(item.name, item.attributes, (), item.span, item.content, item.namespace)
                outer = lower_children((empty,), ctx)
                inner = _with_slot(children, inside, ctx)
                for markup in outer:
                    if isinstance(markup, ir.Element):
                        found.append(ir.Element(markup.tag, markup.attributes, inner))
                    else:
                        found.append(markup)
            case _:
                found.extend(lower_children((item,), ctx))
    return tuple(found)


def _holds_slot(items: Sequence[html.Node]) -> bool:
    return any(
        isinstance(item, html.Slot) or (isinstance(item, html.Element) and _holds_slot(item.children)) for item in items
    )


def lower_conditional_wrap(item: html.ConditionalWrap, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{% if url %}<a href=..>{% endif %}<b>x</b>{% if url %}</a>{% endif %}`: one const, wrapped or bare."""
    body = lower_children(item.children, ctx)
    if (
        len(body) == 1
        and isinstance(body[0], ir.Print | ir.Text)
        and (isinstance(body[0], ir.Text) or is_simple(body[0].value))
    ):
        inside: tuple[ir.Markup, ...] = body
    else:
        name = ctx.names.take("content")
        ctx.prelude.append(ir.Const(b.pattern(name), as_value(body, ctx)))
        inside = (ir.Print(b.name(name)),)
    result: tuple[ir.Markup, ...] = ()
    for arm in reversed(item.arms):
        markup = _with_slot(arm.children, inside, ctx)
        result = markup if arm.test is None else (ir.If(ctx.test(arm.test), markup, result),)
    return result


def lower_loop_wrap(item: html.LoopWrap, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """A wrapper opened at `loop.first` and closed at `loop.last`: around the loop, if there is an item."""
    items = iteration(ctx.value(item.node.iter), ctx)
    if item.node.test is not None:
        items = filtered(item.node, item.node.test, items, ctx)
    items = Value(ctx.named(items.code, "items"), items.type)
    loop = build_loop(item.node, items, item.children, ctx)
    test = ir.Binary(">", ir.Member(items.code, "length"), ir.Num(0))
    with ctx.nested():
        otherwise = lower_children(item.else_children, ctx)
    return (ir.If(test, _with_slot(item.wrapper, (loop,), ctx), otherwise),)


def _not_yet(item: html.ChunkFor | html.SplitFor, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    ctx.report(
        "unsupported-markup",
        item.node.head,
        "this loop closes and opens elements between its items",
        label="groups of items",
        text="Grouping loops are not converted yet.",
        hint="group the items first: {% for row in items|batch(3) %}",
    )
    return ()


def lower_chunks(item: html.ChunkFor, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """Groups of a fixed size."""
    return _not_yet(item, ctx)


def lower_split(item: html.SplitFor, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """Groups that end where a condition holds."""
    return _not_yet(item, ctx)
