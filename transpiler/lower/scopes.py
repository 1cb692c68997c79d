"""`{% with %}`, `{% autoescape %}` and `{% block %}` whose bodies belong to the surrounding tree."""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.html import tree as html
from transpiler.lower.assign import bind_target
from transpiler.lower.body import lower_children
from transpiler.lower.context import LowerContext


def lower_scope(item: html.Scope, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """The markup of a statement that opens a scope."""
    from transpiler.lower.slots import lower_block

    node = item.node
    match node:
        case nodes.With():
            values = [ctx.value(value) for value in node.values]
            with ctx.nested():
                for target, value in zip(node.targets, values, strict=True):
                    bind_target(target, value, ctx)
                return lower_children(item.children, ctx)
        case nodes.Autoescape():
            return _autoescape(node, item, ctx)
        case nodes.Block():
            return lower_block(node, item, ctx)
        case _:
            raise AssertionError(f"{type(node).__name__} opens no scope")


def _autoescape(node: nodes.Autoescape, item: html.Scope, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    if not isinstance(node.value, nodes.Const):
        ctx.report(
            "dynamic-autoescape",
            node.head,
            "the value of `autoescape` is computed",
            label="known only at run time",
            text="Escaping must be known when the template is converted.",
            hint="{% autoescape true %}",
        )
        return ()
    outer = ctx.autoescape
    ctx.autoescape = bool(node.value.value)
    try:
        with ctx.nested():
            return lower_children(item.children, ctx)
    finally:
        ctx.autoescape = outer
