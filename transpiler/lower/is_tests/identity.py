"""`{% if active is true %}` becomes `active` for a bool, `active === true` else; `sameas` compares identity."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, is_test_rule
from transpiler.lower.filters.shared.arguments import bind
from transpiler.lower.is_tests.defined import is_kind
from transpiler.lower.value import Value
from transpiler.types import Bool, NoneType, Unknown, members


@is_test_rule("true", "false")
def lower_truth(node: nodes.Test, value: Value, ctx: LowerContext) -> ir.Expr:
    """Jinja docs: `true(value)`, `false(value)`: the bool itself, not every value that counts as such."""
    return b.FALSE if bind(node, ctx) is None else is_bool(value, node.name == "true")


def is_bool(value: Value, flag: bool) -> ir.Expr:
    """`value is True` or `value is False`."""
    if isinstance(value.code, ir.Bool):
        return ir.Bool(value.code.value == flag)
    if isinstance(value.type, Bool):
        return value.code if flag else b.not_(value.code)
    if any(isinstance(member, Bool | Unknown) for member in members(value.type)):
        return b.equal(value.code, ir.Bool(flag))
    return b.FALSE


@is_test_rule("sameas")
def lower_sameas(node: nodes.Test, value: Value, ctx: LowerContext) -> ir.Expr:
    """Jinja docs: `sameas(value, other)`."""
    args = bind(node, ctx, ("other",), required=1)
    other = None if args is None else args.value("other")
    if other is None:
        return b.FALSE
    if isinstance(other.code, ir.Bool):
        return is_bool(value, other.code.value)
    if isinstance(other.type, NoneType):
        return is_kind(value, NoneType, b.NULL, ctx)
    return ctx.call("isSameas", ctx.dynamic(value), ctx.dynamic(other))
