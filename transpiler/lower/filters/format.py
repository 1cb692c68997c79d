"""`{{ "%s: %s"|format(a, b) }}` becomes `` `${a}: ${b}` ``; other directives take the helper."""

import re

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import report, unsupported
from transpiler.lower.filters.shared.text import TEXT_OR_HTML, plain
from transpiler.lower.operators import format_plain
from transpiler.lower.value import Value
from transpiler.types import STR


@filter_rule("format")
def lower_format(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `format(value, *args, **kwargs)`: `value % args`, or `value % kwargs`."""
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        report(node, "the filter `format` unpacks its arguments at run time", ctx)
        return unsupported(ctx)
    if node.args and node.kwargs:
        report(node, "the filter `format` takes positional or named arguments, not both", ctx)
        return unsupported(ctx)
    text = plain(value, ctx)
    type_ = TEXT_OR_HTML if text is None else STR
    code = ctx.dynamic(value) if text is None else text
    if node.kwargs:
        names = {item.key: ctx.code(item.value) for item in node.kwargs}
        return Value(ctx.call("percent", code, b.obj(names)), type_)
    arguments = [ctx.value(arg) for arg in node.args]
    if isinstance(text, ir.Str):
        written = format_plain(text.value, arguments, ctx)
        if written is not None:
            return Value(written, STR)
    numeric = isinstance(text, ir.Str) and _only_numbers(text.value)
    codes = [argument.code if numeric and argument.is_number else ctx.dynamic(argument) for argument in arguments]
    return Value(ctx.call("format", code, *codes), type_)


_DIRECTIVE = re.compile(r"%[#0\- +]*(?:\d+)?(?:\.\d+)?([a-zA-Z%])")


def _only_numbers(text: str) -> bool:
    """Whether every directive prints a number alike, whole or not: then a float needs no mark."""
    return set(_DIRECTIVE.findall(text)) <= set("eEfFgG%")
