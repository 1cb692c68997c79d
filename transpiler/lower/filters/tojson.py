"""`{{ posts|tojson }}` becomes `tojson(posts)`: Python's spelling, safe inside of HTML."""

from transpiler import nodes
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import bind, trailing, unsupported
from transpiler.lower.filters.shared.wire import wire
from transpiler.lower.value import Value
from transpiler.types import HTML


@filter_rule("tojson")
def lower_tojson(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `tojson(value, indent=None)`."""
    args = bind(node, ctx, ("indent",))
    if args is None:
        return unsupported(ctx)
    return Value(ctx.call("tojson", wire(value, ctx), *trailing(args.number("indent"))), HTML)
