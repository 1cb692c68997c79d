"""`{% if title is defined %}` becomes `title !== undefined`, or nothing where title is always there."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, is_test_rule
from transpiler.lower.filters.shared.arguments import bind
from transpiler.lower.undefined import equals_missing
from transpiler.lower.value import Value
from transpiler.types import Missing, NoneType, Unknown, members


@is_test_rule("defined")
def lower_defined(node: nodes.Test, value: Value, ctx: LowerContext) -> ir.Expr:
    """Jinja docs: `defined(value)`."""
    return b.FALSE if bind(node, ctx) is None else b.not_(is_kind(value, Missing, b.UNDEFINED, ctx))


@is_test_rule("undefined")
def lower_undefined(node: nodes.Test, value: Value, ctx: LowerContext) -> ir.Expr:
    """Jinja docs: `undefined(value)`."""
    return b.FALSE if bind(node, ctx) is None else is_kind(value, Missing, b.UNDEFINED, ctx)


@is_test_rule("none")
def lower_none(node: nodes.Test, value: Value, ctx: LowerContext) -> ir.Expr:
    """Jinja docs: `none(value)`."""
    return b.FALSE if bind(node, ctx) is None else is_kind(value, NoneType, b.NULL, ctx)


def is_kind(value: Value, kind: type[Missing] | type[NoneType], constant: ir.Expr, ctx: LowerContext) -> ir.Expr:
    """`value === constant`, folded where the type decides it."""
    if isinstance(value.type, kind):
        return b.TRUE
    if kind is Missing and isinstance(value.type, Unknown):
        return equals_missing(value.code, ctx)
    if any(isinstance(member, kind | Unknown) for member in members(value.type)):
        return b.equal(value.code, constant)
    return b.FALSE
