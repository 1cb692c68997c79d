"""A value handed to a prop or a parameter: fitted to its type, or the type is asked to be wider."""

from __future__ import annotations

from dataclasses import dataclass

from transpiler import ir, nodes
from transpiler.lower.coerce import coerce
from transpiler.lower.context import LowerContext
from transpiler.lower.value import Value
from transpiler.lower.widening import Widening, wider
from transpiler.types import MISSING, Type, union


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where a value goes: a parameter of a macro or (`macro` None) a context name of a template.

    `template` None: a name around a block, whose type cannot be widened.
    """

    template: str | None
    macro: str | None
    name: str
    type: Type
    optional: bool = False


def fit(value: Value, to: Receiver, node: nodes.Node, ctx: LowerContext) -> ir.Expr:
    """Code of the value as the receiver's type. Reports `type-mismatch` where there is none."""
    code = coerce(value, union(to.type, MISSING) if to.optional else to.type, ctx)
    if code is not None:
        return code
    wide = wider(value.type, to.type)
    if wide is not None and to.template is not None:
        ctx.module.widenings.add(Widening(to.template, to.macro, to.name, *wide))
    if to.macro is None:
        ctx.report(
            "type-mismatch",
            node.span,
            f"`{to.name}` has another type where it is read",
            label=f"`{to.name}` is passed on here",
            text="The uses of the name in the two templates disagree; declare its type.",
        )
    else:
        ctx.report(
            "type-mismatch",
            node.span,
            f"this value does not fit what the macro does with `{to.name}` elsewhere",
            label="another type",
            text="The uses of the parameter and this value disagree; declare the type or convert the value.",
        )
    return value.code
