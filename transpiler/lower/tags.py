"""The app's own tags, declared in the settings: calls into `lib/env`."""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.calls import arguments
from transpiler.lower.context import LowerContext
from transpiler.lower.holes import captured
from transpiler.lower.printing import print_value
from transpiler.lower.value import Value
from transpiler.types import UNKNOWN


def lower_custom_tag(node: nodes.CustomTag, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{% cache 300 %}body{% endcache %}` becomes `{text(cache(300, kwargs({ body })))}`."""
    if node.args is None or node.kwargs is None:
        ctx.report(
            "custom-tag",
            node.head,
            f"the arguments of `{node.name}` are no expressions",
            label="cannot be read as arguments",
            text="The tag gets the source text of its arguments.",
        )
        given: list[ir.Expr | ir.Spread] = [b.string(node.arguments)]
    else:
        call = nodes.Call(nodes.Name(node.name, "load"), node.args, node.kwargs, None, None, span=node.span)
        given = arguments(call, ctx)
    if node.body is not None:
        given.insert(0, captured(node.body, ctx).code)
    value = Value(b.call(ctx.env(node.name, "tag", local=True), *given), UNKNOWN)
    return print_value(nodes.Name(node.name, "load", span=node.head), value, ctx)
