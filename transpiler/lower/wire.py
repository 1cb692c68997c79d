"""Wire forms of values that hold typed parts, for helpers that look inside (`tojson`, `pprint`, printing)."""

from __future__ import annotations

from transpiler import ir
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.value import Value, is_simple
from transpiler.types import (
    Bool,
    Dict,
    Float,
    Html,
    Int,
    List,
    Missing,
    Moment,
    NoneType,
    Numeral,
    Object,
    Str,
    Tuple,
    Type,
)
from transpiler.types import members as members_of


def wire(value: Value, ctx: LowerContext, seen: frozenset[int] = frozenset()) -> ir.Expr:
    """The code of a value in wire form, floats, moments, tuples and dicts inside of lists and objects included.

    A shape that holds itself stays as it is below its first level.
    """
    type_, code = value.type, value.code
    if not _holds_typed(type_) or id(type_) in seen:
        return ctx.dynamic(value)
    if isinstance(type_, Object):
        seen = seen | {id(type_)}
    match type_:
        case Object() if isinstance(code, ir.ObjectExpr):
            return ir.ObjectExpr(
                tuple(
                    entry if isinstance(entry, ir.Spread) else _entry(entry, type_.fields[entry.key].type, ctx, seen)
                    for entry in code.entries
                )
            )
        case Object() if is_simple(code):
            boxed = [
                _entry(ir.Entry(name, ir.Member(code, name)), field.type, ctx, seen)
                for name, field in type_.fields.items()
                if _holds_typed(field.type) and not field.optional
            ]
            return ir.ObjectExpr((ir.Spread(code), *boxed))
        case List(item):
            if isinstance(code, ir.Array):
                return b.array(
                    *(
                        part if isinstance(part, ir.Spread) else wire(Value(part, item), ctx, seen)
                        for part in code.items
                    )
                )
            inner = ctx.function(callback=True)
            name = inner.names.take("item")
            body = wire(Value(b.name(name), item), inner, seen)
            return b.method(code, "map", ir.Arrow((ir.Parameter(b.pattern(name)),), body))
    optional = [member for member in members_of(type_) if not isinstance(member, NoneType)]
    if len(optional) == 1 and len(members_of(type_)) == 2 and is_simple(code):
        return b.conditional(b.equal(code, b.NULL), b.NULL, wire(Value(code, optional[0]), ctx, seen))
    return ctx.dynamic(value)


def _entry(entry: ir.Entry, type_: Type, ctx: LowerContext, seen: frozenset[int]) -> ir.Entry:
    return ir.Entry(entry.key, wire(Value(entry.value, type_), ctx, seen))


def _holds_typed(type_: Type, seen: frozenset[int] = frozenset()) -> bool:
    """Whether a part of the type has a static form of its own; a recursive shape counts once."""
    match type_:
        case Float() | Numeral() | Moment() | Tuple() | Dict():
            return True
        case List(item):
            return _holds_typed(item, seen)
        case Object():
            if id(type_) in seen:
                return False
            return any(_holds_typed(field.type, seen | {id(type_)}) for field in type_.fields.values())
        case Int() | Bool() | Str() | Html() | NoneType() | Missing():
            return False
        case _:
            parts = members_of(type_)
            return len(parts) > 1 and any(_holds_typed(part, seen) for part in parts)
