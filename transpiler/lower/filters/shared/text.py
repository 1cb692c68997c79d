"""Filters on texts: a value that cannot be Markup is printed to a string first, as `soft_str` does."""

from __future__ import annotations

from transpiler import ir
from transpiler.lower.context import LowerContext
from transpiler.lower.value import Value
from transpiler.types import HTML, STR, Function, Html, Node, Type, Unknown, members, union

TEXT_OR_HTML: Type = union(STR, HTML)
"""What a text filter yields for a value of unknown type: `string | Html`."""


def plain(value: Value, ctx: LowerContext) -> ir.Expr | None:
    """`str(value)` as code yielding a string, or None where the value may be Markup, which filters keep."""
    if any(isinstance(member, Html | Unknown | Node | Function) for member in members(value.type)):
        return None
    return ctx.text(value)


def text_filter(value: Value, helper: str, ctx: LowerContext, *args: ir.Expr) -> Value:
    """A helper that takes strings to strings, Markup to Markup and what is unknown to one of the two."""
    code = plain(value, ctx)
    if code is not None:
        return Value(ctx.call(helper, code, *args), STR)
    if isinstance(value.type, Html):
        return Value(ctx.call(helper, value.code, *args), HTML)
    return Value(ctx.call(helper, ctx.dynamic(value), *args), TEXT_OR_HTML)
