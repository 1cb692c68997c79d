"""`{{ name|trim }}` becomes `{trim(name)}`: Python and JavaScript differ on what is white space."""

from transpiler import nodes
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import bind, trailing, unsupported
from transpiler.lower.filters.shared.text import text_filter
from transpiler.lower.value import Value


@filter_rule("trim")
def lower_trim(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `trim(value, chars=None)`."""
    args = bind(node, ctx, ("chars",))
    if args is None:
        return unsupported(ctx)
    return text_filter(value, "trim", ctx, *trailing(args.text("chars")))
