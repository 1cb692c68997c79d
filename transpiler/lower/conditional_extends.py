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
            label="not alone in its condition", hint="let `extends` come first in the arm of its condition",
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

    def making(arm: Sequence[nodes.Stmt]) -> Callable[[], tuple[ir.Markup, ...]]:
        tag = _tag(arm)
        return (lambda: shown((*arm, *rest))) if tag is None else lambda: layout(tag)

    first = shown(tuple(before))
    tests = [*(arm.test for arm in (condition, *condition.elif_)), None]
    chosen = choice([(test, making(arm)) for test, arm in zip(tests, _arms(condition), strict=True)], ctx)
    return (*first, *chosen)


def _tag(body: Sequence[nodes.Stmt]) -> nodes.Extends | None:
    return next((node for node in body if isinstance(node, nodes.Extends)), None)


def _holds_extends(node: nodes.Node) -> bool:
    return any(isinstance(inner, nodes.Extends) for inner in nodes.walk(node))


def _arms(condition: nodes.If) -> list[Sequence[nodes.Stmt]]:
    return [condition.body, *(arm.body for arm in condition.elif_), condition.else_]


def _plain(condition: nodes.If) -> bool:
    """Whether each arm has no `extends` or begins with it; of what stands behind it, blocks alone count."""
    for arm in _arms(condition):
        tag = _tag(arm)
        if tag is None:
            if any(map(_holds_extends, arm)):
                return False
            continue
        index = next(place for place, node in enumerate(arm) if node is tag)
        behind = arm[index + 1 :]
        if not all(map(_is_blank, arm[:index])) or not all(
            isinstance(node, nodes.Output | nodes.Block) for node in behind
        ):
            return False
    return True


def _is_blank(node: nodes.Stmt) -> bool:
    parts = node.nodes if isinstance(node, nodes.Output) else (node,)
    return all(isinstance(part, nodes.TemplateData) and not part.data.strip() for part in parts)
