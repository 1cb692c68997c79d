"""A value in its static form to the wire form that helpers of unknown types take: `[a, b]` becomes `tuple(a, b)`.

Input: the code and its type. Output: code. A union is told apart at run time by what JavaScript knows of a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transpiler import ir
from transpiler.ir import build as b
from transpiler.lower.value import Value, is_simple, needs_boxing
from transpiler.types import (
    MISSING,
    NONE,
    Dict,
    Float,
    List,
    Missing,
    Moment,
    NoneType,
    Number,
    Numeral,
    Tuple,
    Type,
    members,
)

if TYPE_CHECKING:
    from transpiler.lower.context import LowerContext


def boxed(code: ir.Expr, type_: Type, ctx: LowerContext) -> ir.Expr:
    """The wire form of a value whose static form differs from it."""
    match type_:
        case Float():
            return code if isinstance(code, ir.Num) and code.value % 1 else ctx.call("boxFloat", code)
        case Number():
            from transpiler.lower.namespaces import check_exact

            check_exact(code, ctx)
            return code
        case Numeral():
            return ctx.call("boxNumeral", code)
        case Tuple(items):
            if isinstance(code, ir.Array) and len(code.items) == len(items):
                parts = [
                    part if isinstance(part, ir.Spread) else ctx.dynamic(Value(part, item))
                    for part, item in zip(code.items, items, strict=True)
                ]
                return ctx.call("tuple", *parts)
            if any(needs_boxing(item) for item in items):
                code = ctx.named(code, "items")
                parts = [ctx.dynamic(Value(ir.Index(code, ir.Num(at)), item)) for at, item in enumerate(items)]
                return ctx.call("tuple", *parts)
            return ctx.call("tuple", ir.Spread(code))
        case Dict(key, value):
            return ctx.call("dict", _pairs(code, key, value, ctx))
        case Moment("moment"):
            return ctx.call("boxMoment", code)
        case Moment(kind):
            return b.obj({f"${kind}": code})
        case List(item):
            return _list(code, item, ctx)
        case _:
            return _one_of(code, type_, ctx)


def _pairs(code: ir.Expr, key: Type, value: Type, ctx: LowerContext) -> ir.Expr:
    if not needs_boxing(key) and not needs_boxing(value):
        return code
    inner = ctx.function(callback=True)
    names = inner.names.take("key"), inner.names.take("value")
    parts = [ctx.dynamic(Value(b.name(name), kind)) for name, kind in zip(names, (key, value), strict=True)]
    pair = ir.Pattern(items=(b.pattern(names[0]), b.pattern(names[1])))
    return b.method(code, "map", ir.Arrow((ir.Parameter(pair),), b.array(*parts)))


def _list(code: ir.Expr, item: Type, ctx: LowerContext) -> ir.Expr:
    if isinstance(code, ir.Array):
        parts = [part if isinstance(part, ir.Spread) else ctx.dynamic(Value(part, item)) for part in code.items]
        return b.array(*parts)
    inner = ctx.function(callback=True)
    name = inner.names.take("item")
    value = boxed(b.name(name), item, inner)
    body: ir.Expr | tuple[ir.Statement, ...] = (*inner.prelude, ir.Return(value)) if inner.prelude else value
    return b.method(code, "map", ir.Arrow((ir.Parameter(b.pattern(name)),), body))


def _one_of(code: ir.Expr, type_: Type, ctx: LowerContext) -> ir.Expr:
    kinds = members(type_)
    if all(isinstance(kind, Numeral | NoneType | Missing) for kind in kinds):
        return ctx.call("boxNumeral", code)
    code = code if is_simple(code) else ctx.named(code, "value")
    result = code
    for kind in kinds:
        if needs_boxing(kind) and not isinstance(kind, Number):
            others = [other for other in kinds if other is not kind]
            made = boxed(code, kind, ctx)
            test = _test(code, kind, others)
            result = made if test is None else b.conditional(test, made, result)
    for absent, literal in ((NONE, b.NULL), (MISSING, b.UNDEFINED)):
        if absent in kinds:
            result = b.conditional(b.equal(code, literal), literal, result)
    return result


def _test(code: ir.Expr, kind: Type, others: list[Type]) -> ir.Expr | None:
    """What tells `kind` from the other members at run time; None: nothing has to."""
    present = [other for other in others if not isinstance(other, NoneType | Missing)]
    if not present:
        return None
    match kind:
        case Float():
            return b.equal(ir.Unary("typeof ", code), b.string("number"))
        case Moment() | Numeral():
            return b.equal(ir.Unary("typeof ", code), b.string("string"))
        case _:
            return b.method(b.name("Array"), "isArray", code)
