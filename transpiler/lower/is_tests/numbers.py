"""`{% if loop.index is divisibleby 3 %}` becomes `(index + 1) % 3 === 0`; `even` and `odd` likewise."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, is_test_rule
from transpiler.lower.filters.shared.arguments import bind
from transpiler.lower.value import Value
from transpiler.types import Int


@is_test_rule("divisibleby")
def lower_divisibleby(node: nodes.Test, value: Value, ctx: LowerContext) -> ir.Expr:
    """Jinja docs: `divisibleby(value, num)`; a divisor that may be 0 takes the helper, which raises."""
    args = bind(node, ctx, ("num",), required=1)
    divisor = None if args is None else args.value("num")
    if divisor is None:
        return b.FALSE
    if value.is_number and isinstance(divisor.code, ir.Num) and divisor.code.value != 0:
        return _rest(value, divisor.code, "===", 0)
    return ctx.call("isDivisibleby", ctx.dynamic(value), ctx.dynamic(divisor))


@is_test_rule("even")
def lower_even(node: nodes.Test, value: Value, ctx: LowerContext) -> ir.Expr:
    """Jinja docs: `even(value)`."""
    if bind(node, ctx) is None:
        return b.FALSE
    return _rest(value, ir.Num(2), "===", 0) if value.is_number else ctx.call("isEven", ctx.dynamic(value))


@is_test_rule("odd")
def lower_odd(node: nodes.Test, value: Value, ctx: LowerContext) -> ir.Expr:
    """Jinja docs: `odd(value)`; the rest of a negative int is -1 in JavaScript, 1 in Python."""
    if bind(node, ctx) is None:
        return b.FALSE
    if isinstance(value.type, Int):
        return _rest(value, ir.Num(2), "===", 1) if value.natural else _rest(value, ir.Num(2), "!==", 0)
    return ctx.call("isOdd", ctx.dynamic(value))


def _rest(value: Value, divisor: ir.Num, sign: str, rest: int) -> ir.Expr:
    code = ir.Binary("%", value.code, divisor)
    return ir.Binary("===" if sign == "===" else "!==", code, ir.Num(rest))
