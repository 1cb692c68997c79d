"""`{% if n is gt 3 %}` becomes `n > 3`: the tests that are operators."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, is_test_rule
from transpiler.lower.filters.shared.arguments import bind
from transpiler.lower.operators import compare
from transpiler.lower.value import Value

_OPERATORS = {
    **dict.fromkeys(("eq", "==", "equalto"), "eq"),
    **dict.fromkeys(("ne", "!="), "ne"),
    **dict.fromkeys(("gt", ">", "greaterthan"), "gt"),
    **dict.fromkeys(("ge", ">="), "gteq"),
    **dict.fromkeys(("lt", "<", "lessthan"), "lt"),
    **dict.fromkeys(("le", "<="), "lteq"),
    "in": "in",
}


@is_test_rule(*_OPERATORS)
def lower_comparison(node: nodes.Test, value: Value, ctx: LowerContext) -> ir.Expr:
    """Jinja docs: `eq(a, b)`, `ne`, `gt`, `ge`, `lt`, `le`, `in(value, seq)` and their aliases."""
    args = bind(node, ctx, ("other",), required=1)
    other = None if args is None else args.value("other")
    return b.FALSE if other is None else compare(_OPERATORS[node.name], value, other, ctx)
