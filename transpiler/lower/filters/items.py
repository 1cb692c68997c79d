"""`{% for k, v in totals|items %}` becomes `items(totals).map(([k, v]) => ...)`; declared dicts are pairs already."""

from transpiler import nodes
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import bind, unsupported
from transpiler.lower.filters.shared.dicts import pairs
from transpiler.lower.value import Value


@filter_rule("items")
def lower_items(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `items(value)`; no pairs if the value is Undefined."""
    return unsupported(ctx) if bind(node, ctx) is None else pairs(value, ctx)
