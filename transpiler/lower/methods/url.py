"""`{{ url_for("search").include_query_params(q=text) }}` becomes `/search?${urlencode({ q: text })}`."""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, method_rule
from transpiler.lower.value import Value
from transpiler.types import STR


@method_rule("include_query_params", "replace_query_params")
def lower_query_params(node: nodes.Call, base: Value, ctx: LowerContext) -> Value | None:
    """Starlette's `URL.include_query_params(**kwargs)`; a URL that `url_for` built has no parameters yet."""
    if not isinstance(base.code, ir.UrlFor) or ctx.module.program.app.framework != "starlette":
        return None
    if node.args or node.dyn_args is not None or node.dyn_kwargs is not None:
        return None
    if not node.kwargs:
        return base
    values = ctx.call("urlencode", b.obj({item.key: ctx.code(item.value) for item in node.kwargs}))
    return Value(ir.UrlFor(base.code.endpoint, b.template(base.code.code, "?", values)), STR)
