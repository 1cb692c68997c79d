"""`{% if full %}{% extends "base.html" %}{% endif %}`: the layout in some cases, else the body itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from transpiler import ir, nodes
from transpiler.lower.body import items_of, lower_children, plan
from transpiler.lower.component import top_level
from transpiler.lower.conditions import choice
from transpiler.lower.context import LowerContext
from transpiler.lower.parents import use_parents


def lower_conditional_extends(ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """What such a template shows: the text before the condition, then a layout or what follows the condition."""
    body = ctx.module.facts.tree.body
    index = next(place for place, node in enumerate(body) if _holds_extends(node))
    before, condition, rest = body[:index], body[index], body[index + 1 :]
    if not isinstance(condition, nodes.If) or any(_holds_extends(node) for node in rest) or not _plain(condition):
        ctx.report(
            "unsupported-value", condition.span, "this `extends` stands among other statements",
            label="not alone in its condition", hint="leave nothing but `extends` in the arms of the condition",
        )  # fmt: skip
        return ()

    def shown(nodes_: tuple[nodes.Stmt, ...]) -> tuple[ir.Markup, ...]:
        items = items_of(nodes_, ctx)
        plan(items, ctx)
        return lower_children(items, ctx)

    def layout(extends: nodes.Extends) -> tuple[ir.Markup, ...]:
        for statement in rest:
            top_level(statement, ctx)
        return use_parents(extends, ctx)

    first = shown(tuple(before))
    arms = [*((arm.test, _tag(arm.body)) for arm in (condition, *condition.elif_)), (None, _tag(condition.else_))]
    chosen = choice([(test, _making(tag, layout, lambda: shown(tuple(rest)))) for test, tag in arms], ctx)
    return (*first, *chosen)


def _making(
    tag: nodes.Extends | None,
    layout: Callable[[nodes.Extends], tuple[ir.Markup, ...]],
    own: Callable[[], tuple[ir.Markup, ...]],
) -> Callable[[], tuple[ir.Markup, ...]]:
    return own if tag is None else lambda: layout(tag)


def _tag(body: Sequence[nodes.Stmt]) -> nodes.Extends | None:
    return next((node for node in body if isinstance(node, nodes.Extends)), None)


def _holds_extends(node: nodes.Node) -> bool:
    return any(isinstance(inner, nodes.Extends) for inner in nodes.walk(node))


def _plain(condition: nodes.If) -> bool:
    """Whether the arms hold nothing but at most one `extends` each, and white space."""
    arms = [condition.body, *(arm.body for arm in condition.elif_), condition.else_]
    for arm in arms:
        tags = [node for node in arm if isinstance(node, nodes.Extends)]
        texts = [node for node in arm if isinstance(node, nodes.Output)]
        blank = all(
            isinstance(part, nodes.TemplateData) and not part.data.strip() for text in texts for part in text.nodes
        )
        if len(tags) > 1 or not blank or len(tags) + len(texts) != len(arm):
            return False
    return True
