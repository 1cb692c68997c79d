"""Props: their names, and what a place passes to a component that reads the context."""

from __future__ import annotations

from collections.abc import Iterable

from transpiler import ir, nodes
from transpiler.facts import MacroFacts, Prop
from transpiler.ir import build as b
from transpiler.lower.conditions import current
from transpiler.lower.context import LowerContext
from transpiler.lower.fit import Receiver, fit
from transpiler.lower.paths import narrowed
from transpiler.lower.references import loop_as
from transpiler.lower.scope import LoopBinding

RESERVED_PROPS = frozenset({"key", "ref", "children", "ctx"})
"""Names React or this project give a meaning of their own."""


def prop_name(name: str) -> str:
    """The prop of a context name or parameter: the same name, with `_` where React keeps it for itself."""
    return f"{name}_" if name in RESERVED_PROPS else name


def read_prop(name: str, macro: MacroFacts | None = None) -> str:
    """The prop of a context name: told apart from the macro's parameter of that name, which macros it calls see not."""
    taken = macro is not None and any(param.name == name for param in macro.params)
    return f"{name}_" if taken else prop_name(name)


def context_props(
    wanted: Iterable[Prop],
    owner: str,
    node: nodes.Node,
    ctx: LowerContext,
    *,
    block: str | None = None,
    macro: MacroFacts | None = None,
) -> list[ir.Prop | ir.Spread]:
    """For each context name a component reads: the value that name has here, fitted to the component's type.

    `owner` is the template whose context names they are, or whose `block` reads them of what surrounds it; `macro` the
    macro of that template that reads them.
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
        value = type(value)(value.code, narrowed(value.type, prop.name, ctx.known), value.natural)
        code = fit(value, Receiver(owner, None, prop.name, prop.type, prop.optional, block), ctx)
        if code == b.UNDEFINED and prop.optional:
            continue
        props.append(ir.Prop(read_prop(prop.name, macro), code))
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
