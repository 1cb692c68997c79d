"""`{{ count|string }}` becomes `` `${count}` ``; texts and Markup stay what they are."""

from transpiler import nodes
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import bind, unsupported
from transpiler.lower.filters.shared.text import TEXT_OR_HTML, plain
from transpiler.lower.value import Value
from transpiler.types import STR, Html, Str


@filter_rule("string")
def lower_string(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `string(s)`."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    if isinstance(value.type, Str | Html):
        return value
    code = plain(value, ctx)
    if code is not None:
        return Value(code, STR)
    return Value(ctx.call("softStr", ctx.dynamic(value)), TEXT_OR_HTML)
