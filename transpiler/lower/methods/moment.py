"""`{{ post.created.strftime("%d %b %Y") }}` becomes `{strftime(post.created, "%d %b %Y")}`."""

from __future__ import annotations

from transpiler import nodes
from transpiler.lower.context import LowerContext, method_rule
from transpiler.lower.methods.receiver import method_name, receiver
from transpiler.lower.value import Value
from transpiler.types import FLOAT, INT, STR, Moment, Type

_DATE, _TIME = Moment("date"), Moment("time")
_PLAIN: dict[str, tuple[str, Type]] = {
    "date": ("dateOf", _DATE),
    "time": ("timeOf", _TIME),
    "timestamp": ("timestamp", FLOAT),
    "weekday": ("weekday", INT),
    "isoweekday": ("isoweekday", INT),
}
"""By method: the helper and its result."""


@method_rule("strftime", "isoformat")
def lower_moment_text(node: nodes.Call, value: Value, ctx: LowerContext) -> Value | None:
    """`strftime(format)`, `isoformat(sep='T')` (Python docs: datetime)."""
    moment = receiver(node, value, ctx)
    name = method_name(node)
    if not isinstance(moment.type, Moment) or node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > 1:
        return None
    args = [ctx.value(arg) for arg in node.args]
    if (name == "strftime" and not args) or not all(arg.is_text for arg in args):
        return None
    if name == "isoformat" and not args:
        return Value(moment.code, STR)  # a declared moment travels as its ISO text
    return Value(ctx.call(name, moment.code, *(arg.code for arg in args)), STR)


@method_rule(*_PLAIN)
def lower_moment_part(node: nodes.Call, value: Value, ctx: LowerContext) -> Value | None:
    """`date()`, `time()`, `timestamp()`, `weekday()`, `isoweekday()` (Python docs: datetime)."""
    moment = receiver(node, value, ctx)
    if not isinstance(moment.type, Moment) or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return None
    name = method_name(node)
    allowed = {"datetime": set(_PLAIN), "date": {"weekday", "isoweekday"}, "time": set[str]()}[moment.type.kind]
    if name not in allowed:
        return None
    helper, result = _PLAIN[name]
    return Value(ctx.call(helper, moment.code), result, natural=result == INT)
