"""Props: their names, and what a place passes to a component that reads the context."""

from __future__ import annotations

from collections.abc import Iterable

from transpiler import ir, nodes
from transpiler.facts import Prop
from transpiler.ir import build as b
from transpiler.lower.conditions import current
from transpiler.lower.context import LowerContext
from transpiler.lower.fit import Receiver, fit
from transpiler.lower.references import loop_as
from transpiler.lower.scope import LoopBinding
from transpiler.types import without_none

RESERVED_PROPS = frozenset({"key", "ref", "children", "ctx"})
"""Names React or this project give a meaning of their own."""


def prop_name(name: str) -> str:
    """The prop of a context name or parameter: the same name, with `_` where React keeps it for itself."""
    return f"{name}_" if name in RESERVED_PROPS else name


def context_props(
    wanted: Iterable[Prop], owner: str | None, node: nodes.Node, ctx: LowerContext
) -> list[ir.Prop | ir.Spread]:
    """For each context name a component reads: the value that name has here, fitted to the component's type.

    `owner` is the template whose context names they are, None for what surrounds a block.
    """
    props: list[ir.Prop | ir.Spread] = []
    for prop in wanted:
        binding = ctx.scope.lookup(prop.name)
        if isinstance(binding, LoopBinding) and isinstance(node, nodes.Include) and not _hands_on_loop(node, ctx):
            if not prop.optional:
                ctx.report(
                    "unsupported-value", node.span, "the included template reads `loop`, which it does not get",
                    label="Jinja2 raises an error here",
                    text="A loop whose body does not name `loop` has none to hand on.",
                    hint="name `loop` in the body: {% set loop_ = loop %}",
                )  # fmt: skip
            continue
        if isinstance(binding, LoopBinding) and (whole := loop_as(prop.type, binding, ctx)) is not None:
            props.append(ir.Prop(prop_name(prop.name), whole))
            continue
        value = current(prop.name, node, ctx)
        if prop.name in ctx.known:
            value = type(value)(value.code, without_none(value.type), value.natural)
        code = fit(value, Receiver(owner, None, prop.name, prop.type, prop.optional), node, ctx)
        if code == b.UNDEFINED and prop.optional:
            continue
        props.append(ir.Prop(prop_name(prop.name), code))
    return props


def _hands_on_loop(node: nodes.Include, ctx: LowerContext) -> bool:
    """Whether the loop around has a `loop`: Jinja2 makes one only if something in its body asks for it."""
    around = [
        found
        for found in nodes.walk(ctx.module.facts.tree)
        if isinstance(found, nodes.For) and any(inner is node for inner in nodes.walk(found))
    ]
    return not around or around[-1].recursive or any(_asks_for_loop(part) for part in around[-1].body)


def _asks_for_loop(part: nodes.Node) -> bool:
    return any(
        (isinstance(inner, nodes.Name) and inner.name == "loop") or (isinstance(inner, nodes.Block) and inner.scoped)
        for inner in nodes.walk(part)
    )
