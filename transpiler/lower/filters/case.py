"""`{{ name|upper }}` becomes `{name.toUpperCase()}`.

Python and JavaScript agree on both: full case mapping of Unicode (`ß` gives `SS`), and the small sigma at the end of
a word has its own form.
"""

from transpiler import nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import bind, unsupported
from transpiler.lower.filters.shared.text import TEXT_OR_HTML, plain, text_filter
from transpiler.lower.value import Value
from transpiler.types import HTML, STR, Html

_METHODS = {"upper": "toUpperCase", "lower": "toLowerCase"}


@filter_rule("upper", "lower")
def lower_case(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `upper(s)`, `lower(s)`."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    code = plain(value, ctx)
    if code is not None:
        return Value(b.method(code, _METHODS[node.name]), STR)
    if isinstance(value.type, Html):
        return Value(b.obj({"__html": b.method(b.html_text(value.code), _METHODS[node.name])}), HTML)
    return Value(ctx.call(node.name, ctx.dynamic(value)), TEXT_OR_HTML)


@filter_rule("capitalize")
def lower_capitalize(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `capitalize(s)`; the first character takes its title form, which JavaScript cannot name."""
    return unsupported(ctx) if bind(node, ctx) is None else text_filter(value, "capitalize", ctx)


@filter_rule("title")
def lower_title(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `title(s)`; never Markup."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    return Value(ctx.call("title", plain(value, ctx) or ctx.dynamic(value)), STR)
