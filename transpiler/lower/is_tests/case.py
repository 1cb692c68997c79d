"""`{% if name is upper %}` becomes `isUpper(name)`: has letters, and all are big."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, is_test_rule
from transpiler.lower.filters.shared.arguments import bind
from transpiler.lower.value import Value

_HELPERS = {"lower": "isLower", "upper": "isUpper"}


@is_test_rule(*_HELPERS)
def lower_case(node: nodes.Test, value: Value, ctx: LowerContext) -> ir.Expr:
    """Jinja docs: `lower(value)`, `upper(value)`."""
    return b.FALSE if bind(node, ctx) is None else ctx.call(_HELPERS[node.name], ctx.dynamic(value))
