"""What Python does with an object itself: print it, loop over it, count it.

The encoder sends the result under the name of the method (`__str__`, `__iter__`, `__len__`), which is a field of the
object's interface (`analyze/resolve.py`).
"""

from __future__ import annotations

from transpiler import ir
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.value import Value
from transpiler.types import UNKNOWN, Missing, NoneType, Object, is_optional, members, union, without_none

_OF_TEXT = frozenset({
    "capitalize", "center", "e", "escape", "forceescape", "format", "indent", "lower", "replace", "safe", "string",
    "striptags", "title", "trim", "truncate", "upper", "urlencode", "urlize", "wordcount", "wordwrap",
})  # fmt: skip
_OF_OBJECT = frozenset({"attr", "count", "d", "default", "dictsort", "items", "length"})


def protocol(value: Value, name: str, ctx: LowerContext) -> Value | None:
    """The field `name` of an object; None and Undefined stay what they are. None if the type has no such field."""
    inner = without_none(value.type)
    if not isinstance(inner, Object) or name not in inner.fields:
        return None
    type_ = inner.fields[name].type
    if not is_optional(value.type):
        return Value(ir.Member(value.code, name), type_)
    code = ctx.named(value.code, "value")
    absent = [member for member in members(value.type) if isinstance(member, NoneType | Missing)]
    return Value(b.and_(code, ir.Member(code, name)), union(type_, *absent))


def operand(value: Value, filter_name: str, ctx: LowerContext) -> Value:
    """What a filter of Jinja works on: for an object what it prints as, or what a loop goes through."""
    if filter_name in _OF_OBJECT:
        return value
    return printed(value, ctx) if filter_name in _OF_TEXT else iterated(value, ctx)


def printed(value: Value, ctx: LowerContext) -> Value:
    """What is printed for a value: its `__str__` if it is an object, else the value itself."""
    found = protocol(value, "__str__", ctx)
    if found is not None:
        return found
    several = len(members(without_none(value.type))) > 1
    if several and any(isinstance(member, Object) and "__str__" in member.fields for member in members(value.type)):
        return Value(ctx.call("printed", ctx.dynamic(value)), UNKNOWN)
    return value


def iterated(value: Value, ctx: LowerContext) -> Value:
    """What a loop over a value goes through: its `__iter__` if it is an object, else the value itself."""
    found = protocol(value, "__iter__", ctx)
    if found is not None:
        return found
    several = len(members(without_none(value.type))) > 1
    if several and any(isinstance(member, Object) and "__iter__" in member.fields for member in members(value.type)):
        return Value(ctx.call("iterated", ctx.dynamic(value)), UNKNOWN)
    return value
