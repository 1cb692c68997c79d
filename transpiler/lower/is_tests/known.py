"""`{% if "markdown" is filter %}` is decided now: the names Jinja2 and the app register are known."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import FILTERS, TESTS, LowerContext, is_test_rule
from transpiler.lower.filters.shared.arguments import bind, report
from transpiler.lower.value import Value


@is_test_rule("filter", "test")
def lower_known(node: nodes.Test, value: Value, ctx: LowerContext) -> ir.Expr:
    """Jinja docs: `filter(value)`, `test(value)`: whether one of that name exists."""
    if bind(node, ctx) is None:
        return b.FALSE
    if not isinstance(value.code, ir.Str):
        report(node, f"the name that `is {node.name}` asks for is computed", ctx)
        return b.FALSE
    name, app = value.code.value, ctx.module.program.app
    return ir.Bool(
        name in FILTERS or name in app.filters if node.name == "filter" else name in TESTS or name in app.tests
    )
