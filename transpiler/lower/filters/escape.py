"""`{{ name|e }}` becomes `<Raw html={escaped(name)} />`; `forceescape` escapes Markup once more."""

from transpiler import nodes
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import bind, unsupported
from transpiler.lower.value import Value
from transpiler.types import HTML, Html


@filter_rule("e", "escape")
def lower_escape(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `escape(value)`."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    if isinstance(value.type, Html):
        return value
    return Value(ctx.call("escaped", ctx.dynamic(value)), HTML)


@filter_rule("forceescape")
def lower_forceescape(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `forceescape(value)`."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    return Value(ctx.call("forceescape", ctx.dynamic(value)), HTML)
