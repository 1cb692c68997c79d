"""`{{ dict(name="Ada")|tojson }}` becomes `tojson({ name: "Ada" })`."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, global_rule
from transpiler.lower.filters.shared.arguments import report, unsupported
from transpiler.lower.value import Value
from transpiler.types import UNKNOWN


@global_rule("dict")
def lower_dict(node: nodes.Call, ctx: LowerContext) -> Value:
    """Jinja docs: `dict(**items)`; also Python's `dict(mapping, **items)`."""
    if node.dyn_args is not None or len(node.args) > 1:
        report(node, "the function `dict` takes one mapping and named arguments", ctx)
        return unsupported(ctx)
    if not node.args and node.dyn_kwargs is None:
        pairs = tuple(
            nodes.Pair(nodes.Const(item.key, span=item.span), item.value, span=item.span) for item in node.kwargs
        )
        return ctx.value(nodes.Dict(pairs, span=node.span))
    source = ctx.dynamic(ctx.value(node.args[0])) if node.args else b.UNDEFINED
    code = ctx.call("makeDict", source, *_named(node, ctx))
    if node.dyn_kwargs is not None:
        code = ctx.call("makeDict", code, ctx.dynamic(ctx.value(node.dyn_kwargs)))
    return Value(code, UNKNOWN)


def _named(node: nodes.Call, ctx: LowerContext) -> list[ir.Expr]:
    if not node.kwargs:
        return []
    return [b.obj({item.key: ctx.dynamic(ctx.value(item.value)) for item in node.kwargs})]
