"""`{{ body|safe }}` becomes `<Raw html={{ __html: body }} />`; Markup stays what it is."""

from transpiler import nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import bind, unsupported
from transpiler.lower.filters.shared.text import plain
from transpiler.lower.value import Value
from transpiler.types import HTML, Html


@filter_rule("safe")
def lower_safe(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `safe(value)`."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    if isinstance(value.type, Html):
        return value
    code = plain(value, ctx)
    if code is not None:
        return Value(b.obj({"__html": code}), HTML)
    return Value(ctx.call("safe", ctx.dynamic(value)), HTML)
