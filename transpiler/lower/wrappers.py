"""Tags opened and closed in different places: what the ladder found becomes wrappers around whole elements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from transpiler import ir, nodes
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.body import as_value, lower_children, plan
from transpiler.lower.conditions import choice
from transpiler.lower.context import LowerContext
from transpiler.lower.loops import Part, bind_item, build_loop, filtered, iteration, with_tuples
from transpiler.lower.scope import LoopBinding, LoopInfo
from transpiler.lower.truth import truth
from transpiler.lower.value import Value, is_simple
from transpiler.types import BOOL, NODE, List


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
            case html.ConditionalWrap(children=children) if _holds_slot(children):
                found.extend(_around(item, _with_slot(children, inside, ctx), ctx))
            case _:
                found.extend(lower_children((item,), ctx))
    return tuple(found)


def _holds_slot(items: Sequence[html.Node]) -> bool:
    return any(
        isinstance(item, html.Slot)
        or (isinstance(item, html.Element | html.ConditionalWrap) and _holds_slot(item.children))
        for item in items
    )


def lower_conditional_wrap(item: html.ConditionalWrap, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{% if url %}<a href=..>{% endif %}<b>x</b>{% if url %}</a>{% endif %}`: one const, wrapped or bare."""
    return _around(item, lower_children(item.children, ctx), ctx)


def _around(item: html.ConditionalWrap, body: tuple[ir.Markup, ...], ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """The wrapper that applies, with `body` in its slot."""
    if not (len(body) == 1 and (isinstance(body[0], ir.Text) or _is_name(body[0]))):
        name = ctx.names.take("content")
        ctx.prelude.append(ir.Const(b.pattern(name), as_value(body, ctx)))
        body = (ir.Print(b.name(name)),)
    inside = body

    def wrapped(arm: html.Arm) -> Callable[[], tuple[ir.Markup, ...]]:
        return lambda: _with_slot(arm.children, inside, ctx)

    return choice([(arm.test, wrapped(arm)) for arm in item.arms], ctx)


def _is_name(piece: ir.Markup) -> bool:
    return isinstance(piece, ir.Print) and is_simple(piece.value)


def _items(node: nodes.For, ctx: LowerContext) -> Value:
    """What a loop runs over, named, since it is asked for its length too."""
    items = iteration(ctx.value(node.iter), ctx)
    if node.test is not None:
        items = filtered(node, node.test, items, ctx)
    return Value(ctx.named(with_tuples(items), "items"), items.type)


def _otherwise(
    items: Value, shown: tuple[ir.Markup, ...], else_: Sequence[html.Node], ctx: LowerContext
) -> tuple[ir.Markup, ...]:
    """`shown` if there is an item, else the loop's else."""
    with ctx.nested():
        otherwise = lower_children(else_, ctx)
    return (ir.If(ir.Binary(">", ir.Member(items.code, "length"), ir.Num(0)), shown, otherwise),)


def lower_loop_wrap(item: html.LoopWrap, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """A wrapper opened at `loop.first` and closed at `loop.last`: around the loop, if there is an item."""
    items = _items(item.node, ctx)
    loop = build_loop(item.node, items, item.children, ctx)
    return _otherwise(items, _with_slot(item.wrapper, (loop,), ctx), item.else_children, ctx)


def lower_chunks(item: html.ChunkFor, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """A wrapper opened and closed every few items: `batch(items, 3).map((group) => <div>{group.map(...)}</div>)`."""
    items = _items(item.node, ctx)
    size = ctx.value(item.size)
    inner = ctx.function(callback=True)
    group, place = inner.names.take("group"), inner.names.take("place")
    start = ir.Binary("*", b.name(place), size.code)
    loop = build_loop(item.node, Value(b.name(group), items.type), item.children, inner, part=Part(items.code, start))
    wrapper = _with_slot(item.wrapper, (loop,), inner)
    groups = ctx.call("batch", items.code, size.code)
    shown = ir.Loop(groups, b.pattern(group), place, b.name(place), wrapper, tuple(inner.prelude))
    return _otherwise(items, (shown,), item.else_children, ctx) if item.else_children else (shown,)


def lower_split(item: html.SplitFor, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """A list closed and opened again between items: statements that collect the groups.

    Each item's test is asked where Jinja2 asks it, between what stands before and after the boundary.
    """
    items = _items(item.node, ctx)
    groups, group = ctx.names.take("groups"), ctx.names.take("group")
    inner = ctx.function(callback=False)
    pattern, code = bind_item(item.node.target, items, inner)
    index = inner.names.take("index")
    used: set[str] = set()
    target = item.node.target.name if isinstance(item.node.target, nodes.Name) else "item"
    inner.scope.bind("loop", LoopBinding(LoopInfo(items.code, index, code, used, items.type, ir.Num(0), None, target)))
    plan((*item.lead, *item.end, *item.between, item.again, *item.begin, *item.tail), inner)

    def pushed(to: str, markup: tuple[ir.Markup, ...]) -> list[ir.Statement]:
        keyed = ir.Fragment(markup, ir.Member(b.name(to), "length"))
        return [ir.ExprStatement(b.method(b.name(to), "push", ir.Jsx((keyed,))))] if markup else []

    first = _opened(item.first, ctx)
    again = _opened(item.again, inner)
    wrap = None if first == again else ctx.names.take("wrap")

    def closed() -> tuple[ir.Markup, ...]:
        inside = ir.Print(b.name(group))
        if wrap is not None:
            return (ir.Print(b.call(b.name(wrap), b.name(group))),)
        return (replace(first, children=(inside,)),)

    def opener(element: ir.Element) -> ir.Expr:
        children = ir.Parameter(b.pattern("children"), List(NODE))
        return ir.Arrow((children,), ir.Jsx((replace(element, children=(ir.Print(b.name("children")),)),)))

    before = lower_children(item.before, ctx)
    ctx.prelude.append(ir.Const(b.pattern(groups), b.array(), List(NODE)))
    ctx.prelude.append(ir.Let(group, b.array(), List(NODE)))
    if wrap is not None:
        ctx.prelude.append(ir.Let(wrap, opener(first)))
    ctx.prelude.extend(pushed(group, before))
    statements = inner.prelude
    lead = lower_children(item.lead, inner)
    statements.extend(pushed(group, lead))
    test = truth(Value(inner.test(item.test), BOOL), inner)
    with inner.nested():
        inner.prelude = []
        boundary = inner.prelude
        boundary.extend(pushed(group, lower_children(item.end, inner)))
        boundary.extend(pushed(groups, closed()))
        boundary.extend(pushed(groups, lower_children(item.between, inner)))
        boundary.append(ir.Assign(b.name(group), b.array()))
        if wrap is not None:
            boundary.append(ir.Assign(b.name(wrap), opener(again)))
        boundary.extend(pushed(group, lower_children(item.begin, inner)))
        inner.prelude = statements
    statements.append(ir.IfStatement(test, tuple(boundary)))
    tail = lower_children(item.tail, inner)
    statements.extend(pushed(group, tail))
    source = items.code
    if used:
        pattern, source = ir.Pattern(items=(b.pattern(index), pattern)), b.method(source, "entries")
    ctx.prelude.append(ir.ForOf(pattern, source, tuple(statements)))
    if item.else_children:
        with ctx.nested():
            otherwise = lower_children(item.else_children, ctx)
        empty = b.equal(ir.Member(items.code, "length"), ir.Num(0))
        ctx.prelude.append(ir.IfStatement(empty, tuple(pushed(group, otherwise))))
    ctx.prelude.extend(pushed(group, lower_children(item.after, ctx)))
    ctx.prelude.extend(pushed(groups, closed()))
    return (ir.Print(b.name(groups)),)


def _opened(element: html.Element, ctx: LowerContext) -> ir.Element:
    """A start tag as an element without children."""
    (markup,) = lower_children((element,), ctx)
    assert isinstance(markup, ir.Element), "a start tag becomes an element"
    return markup
