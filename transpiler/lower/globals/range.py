"""`{% for i in range(1, 6) %}` becomes `range(1, 6).map((i) => ...)`."""

from transpiler import nodes
from transpiler.lower.context import LowerContext, global_rule
from transpiler.lower.filters.shared.arguments import as_number, report, unsupported
from transpiler.lower.value import Value
from transpiler.types import INT, List


@global_rule("range")
def lower_range(node: nodes.Call, ctx: LowerContext) -> Value:
    """Jinja docs: `range([start,] stop[, step])`."""
    if node.dyn_args is not None or node.dyn_kwargs is not None or node.kwargs or not 1 <= len(node.args) <= 3:
        report(node, "the function `range` takes one to three positional arguments", ctx)
        return unsupported(ctx)
    return Value(ctx.call("range", *(as_number(ctx.value(arg)) for arg in node.args)), List(INT))
