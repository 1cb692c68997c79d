"""`{{ posts|tojson }}` becomes `tojson(posts)`: Python's spelling, safe inside of HTML."""

from transpiler import nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import bind, trailing, unsupported
from transpiler.lower.value import Value
from transpiler.types import HTML


@filter_rule("tojson")
def lower_tojson(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `tojson(value, indent=None)`."""
    args = bind(node, ctx, ("indent",))
    if args is None:
        return unsupported(ctx)
    policy = ctx.module.options.policies.json_dumps
    indent = args.number("indent") or (None if policy.indent is None else b.number(policy.indent))
    layout = trailing(indent, None if policy.sort_keys else b.FALSE, None if policy.ensure_ascii else b.FALSE)
    return Value(ctx.call("tojson", ctx.dynamic(value), *layout), HTML)
