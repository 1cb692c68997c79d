"""`{% with %}`, `{% autoescape %}` and `{% block %}` whose bodies belong to the surrounding tree."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager

from transpiler import ir, nodes
from transpiler.html import tree as html
from transpiler.lower.assign import bind_target, open_value
from transpiler.lower.body import lower_children
from transpiler.lower.conditions import lower_if
from transpiler.lower.context import LowerContext


def lower_scope(item: html.Scope, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """The markup of a statement that opens a scope. Its body is not the whole content of the element around it."""
    container, ctx.container = ctx.container, False
    try:
        return _lowered(item, ctx)
    finally:
        ctx.container = container


def _lowered(item: html.Scope, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    from transpiler.lower.blocks import lower_block

    node = item.node
    match node:
        case nodes.With():
            with bound(node, ctx):
                return lower_children(item.children, ctx)
        case nodes.Autoescape(value=nodes.Const(value)):
            with escaping(bool(value), ctx):
                return lower_children(item.children, ctx)
        case nodes.Autoescape():
            return lower_if(both_ways(node, item), ctx)
        case nodes.Block():
            return lower_block(node, item, ctx)
        case _:
            raise AssertionError(f"{type(node).__name__} opens no scope")


def both_ways(node: nodes.Autoescape, item: html.Scope) -> html.If:
    """A computed `autoescape` as a choice between the body with it and the body without."""
    arms = []
    for value, test in ((True, node.value), (False, None)):
        fixed = dataclasses.replace(node, value=nodes.Const(value, span=node.value.span))
        arms.append(html.Arm(test, (html.Scope(fixed, item.children, item.span),), item.span))
    return html.If(tuple(arms), item.span)


@contextmanager
def bound(node: nodes.With, ctx: LowerContext) -> Iterator[None]:
    """The scope of a `with`, its variables set."""
    values = [ctx.value(value) for value in node.values]
    with ctx.nested(), ctx.own_variables():
        for target, value in zip(node.targets, values, strict=True):
            bind_target(target, open_value(target, value, ctx), ctx)
        yield


@contextmanager
def escaping(on: bool, ctx: LowerContext) -> Iterator[None]:
    """The scope of an `autoescape` whose value is known."""
    outer = ctx.autoescape
    ctx.autoescape = on
    try:
        with ctx.nested(), ctx.own_variables():
            yield
    finally:
        ctx.autoescape = outer
