"""Values that may not be there, where the setting `undefined` names another class than Jinja2's plain Undefined.

Input: an expression and its lowered value. Output: the value, or an object of `lib/jinja/undefined` in its place that
behaves as the class does. What is proven to be there stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.value import Value
from transpiler.types import UNKNOWN, Missing, Object, Unknown, members, union

if TYPE_CHECKING:
    from transpiler.lower.context import LowerContext

_EMPTY = "No {} item, sequence was empty."
_HINTS = {
    "first": _EMPTY.format("first"),
    "last": _EMPTY.format("last"),
    "random": _EMPTY.format("random"),
    "min": _EMPTY.format("aggregated"),
    "max": _EMPTY.format("aggregated"),
    "previtem": "there is no previous item",
    "nextitem": "there is no next item",
}
"""What Jinja2 says of a value that has no name, by filter or attribute of `loop`."""


def is_default(ctx: LowerContext) -> bool:
    """Whether JavaScript's `undefined` says all there is to say of a missing value."""
    return ctx.module.options.undefined == "Undefined"


def as_configured(node: nodes.Expr, value: Value, ctx: LowerContext, *, used: bool) -> Value:
    """The value of `node` as the setting has it; `used`: it is printed, tested, looped over or read from at once."""
    kind = ctx.module.options.undefined
    typed = not isinstance(value.type, Unknown)
    if kind == "Undefined" or not any(isinstance(member, Missing | Unknown) for member in members(value.type)):
        return value
    if isinstance(node, nodes.CondExpr) or (not typed and not isinstance(node, nodes.Name)):
        return value  # the helper that yields it knows the setting
    if typed and kind == "ChainableUndefined" and not isinstance(value.type, Missing):
        return value  # `a?.b?.c`
    name, hint = _name(node)
    if typed and used and kind == "StrictUndefined" and not isinstance(value.type, Missing):
        kept = union(*(member for member in members(value.type) if not isinstance(member, Missing)))
        return Value(ctx.call("required", value.code, b.string(name)), kept, value.natural)
    if typed and kind == "DebugUndefined" and isinstance(node, nodes.Getattr) and hint is None:
        owner = ctx.dynamic(ctx.value(node.node))
        return Value(ctx.call("getattr", owner, b.string(node.attr)), UNKNOWN)
    if typed and kind == "DebugUndefined" and isinstance(node, nodes.Getitem):
        owner = ctx.dynamic(ctx.value(node.node))
        return Value(ctx.call("getitem", owner, ctx.code(node.arg)), UNKNOWN)
    if kind == "DebugUndefined" and any(isinstance(member, Object) for member in members(value.type)):
        ctx.report(
            "debug-undefined", node.span, "DebugUndefined names the class of the object", label="`dict object` here",
            hint="set `undefined` to `Undefined` for pages that visitors see",
        )  # fmt: skip
    text = [] if hint is None else [b.string(f"undefined value printed: {hint}")]
    return Value(ctx.call("named", ctx.dynamic(value), b.string(name), *text), UNKNOWN)


def _name(node: nodes.Expr) -> tuple[str, str | None]:
    """What a message calls the value, and Jinja2's hint where it has one."""
    match node:
        case nodes.Name(name=name):
            return name, None
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=name):
            return name, _HINTS.get(name)
        case nodes.Getattr(attr=name):
            return name, None
        case nodes.Getitem(arg=nodes.Const(value=key)):
            return str(key), None
        case nodes.Filter(name=name):
            return name, _HINTS.get(name)
        case _:
            return "the value", None


def otherwise(ctx: LowerContext) -> Value:
    """What an `if` expression without `else` yields: always Jinja2's plain Undefined."""
    return Value(ctx.call("otherwise"), UNKNOWN)


def equals_missing(code: ir.Expr, ctx: LowerContext) -> ir.Expr:
    """Whether a value of unknown type is not there."""
    return b.equal(code, b.UNDEFINED) if is_default(ctx) else ctx.call("isUndefined", code)
