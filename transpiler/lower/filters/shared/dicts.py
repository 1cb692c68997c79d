"""Pairs, keys and values of dicts: an array of pairs where declared, a plain object where written as a literal."""

from __future__ import annotations

from transpiler import ir
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.protocols import protocol
from transpiler.lower.value import Value
from transpiler.types import STR, UNKNOWN, Dict, List, Missing, Object, Tuple, Type, Union, Unknown, union, without_none


def pairs(value: Value, ctx: LowerContext) -> Value:
    """`value.items()` as `[key, value]` arrays in Python's order."""
    value = _walked(value, ctx)
    if isinstance(value.type, Dict):
        return Value(value.code, List(Tuple((value.type.key, value.type.value))))
    if value.only(Dict, Missing) and isinstance(inner := without_none(value.type), Dict):
        return Value(ir.Logical("??", value.code, b.array()), List(Tuple((inner.key, inner.value))))
    item = literal_values(value)
    if item is not None:
        return Value(ctx.call("items", value.code), List(Tuple((STR, item))))
    return Value(ctx.call("items", ctx.dynamic(value)), List(Tuple((UNKNOWN, UNKNOWN))))


def keys(value: Value, ctx: LowerContext) -> Value:
    """`value.keys()`."""
    value = _walked(value, ctx)
    if isinstance(value.type, Dict):
        return Value(b.method(value.code, "map", _part(0, "key")), List(value.type.key))
    if literal_values(value) is not None:
        return Value(ctx.call("keys", value.code), List(STR))
    return Value(ctx.call("keys", ctx.dynamic(value)), List(UNKNOWN))


def values(value: Value, ctx: LowerContext) -> Value:
    """`value.values()`."""
    value = _walked(value, ctx)
    if isinstance(value.type, Dict):
        return Value(b.method(value.code, "map", _part(1, "value")), List(value.type.value))
    item = literal_values(value)
    if item is not None:
        return Value(ctx.call("values", value.code), List(item))
    return Value(ctx.call("values", ctx.dynamic(value)), List(UNKNOWN))


def _walked(value: Value, ctx: LowerContext) -> Value:
    """A dict that is read by name too: its pairs are a field beside the names."""
    match protocol(value, "__items__", ctx):
        case Value(code, List(Tuple((key, item)))):
            return Value(code, Dict(key, item))
        case _:
            return value


def literal_values(value: Value) -> Type | None:
    """The type of the values of a dict written here, whose type TypeScript takes for a record; else None."""
    if not (isinstance(value.type, Object) and isinstance(value.code, ir.ObjectExpr) and value.type.fields):
        return None
    joined = union(*(field.type for field in value.type.fields.values()))
    return None if isinstance(joined, Unknown | Union) else joined


def _part(place: int, name: str) -> ir.Arrow:
    """`([, value]) => value`."""
    parts = (b.pattern(name),) if place == 0 else (None, b.pattern(name))
    return ir.Arrow((ir.Parameter(ir.Pattern(items=parts)),), b.name(name))
