"""A value in its static form to the wire form that helpers of unknown types take: `[a, b]` becomes `tuple(a, b)`.

Input: the code and its type. Output: code. A union is told apart at run time by what JavaScript knows of a value.
The parts of lists and objects are boxed too: `{ ...post, created: { $datetime: post.created } }`. A shape that holds
itself stays as it is below its first level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transpiler import ir
from transpiler.ir import build as b
from transpiler.lower.value import GROUP, is_group, is_simple, needs_boxing
from transpiler.types import (
    MISSING,
    NONE,
    Dict,
    Float,
    Html,
    List,
    Missing,
    Moment,
    NoneType,
    Number,
    Numeral,
    Object,
    Tuple,
    Type,
    joint_shape,
    members,
    union,
)

if TYPE_CHECKING:
    from transpiler.lower.context import LowerContext


_Open = frozenset[int]
"""The shapes whose parts are being boxed, by identity."""


def boxed(code: ir.Expr, type_: Type, ctx: LowerContext, within: _Open = frozenset()) -> ir.Expr:
    """The wire form of a value; the code itself where that is no other."""
    if not needs_boxing(type_):
        return code
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
            return _tuple(code, items, ctx, within)
        case Dict(key, value):
            return ctx.call("dict", _pairs(code, key, value, ctx, within))
        case Moment("moment"):
            return ctx.call("boxMoment", code)
        case Moment(kind):
            return b.obj({f"${kind}": code})
        case List(item):
            return _list(code, item, ctx, within)
        case Object() if is_group(type_):
            return _group(code, type_, ctx, within)
        case Object():
            return code if id(type_) in within else _object(code, type_, ctx, within)
        case _:
            return _one_of(code, type_, ctx, within)


def _tuple(code: ir.Expr, items: tuple[Type, ...], ctx: LowerContext, within: _Open) -> ir.Expr:
    if isinstance(code, ir.Array) and len(code.items) == len(items):
        parts = [
            part if isinstance(part, ir.Spread) else boxed(part, item, ctx, within)
            for part, item in zip(code.items, items, strict=True)
        ]
        return ctx.call("tuple", *parts)
    if any(needs_boxing(item) for item in items):
        code = ctx.named(code, "items")
        parts = [boxed(ir.Index(code, ir.Num(at)), item, ctx, within) for at, item in enumerate(items)]
        return ctx.call("tuple", *parts)
    return ctx.call("tuple", ir.Spread(code))


def _pairs(code: ir.Expr, key: Type, value: Type, ctx: LowerContext, within: _Open) -> ir.Expr:
    if not needs_boxing(key) and not needs_boxing(value):
        return code
    inner = ctx.function(callback=True)
    names = inner.names.take("key"), inner.names.take("value")
    parts = [boxed(b.name(name), kind, inner, within) for name, kind in zip(names, (key, value), strict=True)]
    pair = ir.Pattern(items=(b.pattern(names[0]), b.pattern(names[1])))
    return b.method(code, "map", ir.Arrow((ir.Parameter(pair),), _body(b.array(*parts), inner)))


def _list(code: ir.Expr, item: Type, ctx: LowerContext, within: _Open) -> ir.Expr:
    if isinstance(code, ir.Array):
        parts = [part if isinstance(part, ir.Spread) else boxed(part, item, ctx, within) for part in code.items]
        return b.array(*parts)
    inner = ctx.function(callback=True)
    name = inner.names.take("item")
    value = boxed(b.name(name), item, inner, within)
    if value == b.name(name):
        return code
    return b.method(code, "map", ir.Arrow((ir.Parameter(b.pattern(name)),), _body(value, inner)))


def _body(value: ir.Expr, inner: LowerContext) -> ir.Expr | tuple[ir.Statement, ...]:
    return (*inner.prelude, ir.Return(value)) if inner.prelude else value


def _object(code: ir.Expr, shape: Object, ctx: LowerContext, within: _Open) -> ir.Expr:
    """The object with its boxed parts in place of the static ones; what methods gave is read by no helper."""
    within = within | {id(shape)}
    typed = {name: field for name, field in shape.fields.items() if needs_boxing(field.type) and name[:2] != "__"}
    if isinstance(code, ir.ObjectExpr):
        return ir.ObjectExpr(
            tuple(
                ir.Entry(entry.key, boxed(entry.value, typed[entry.key].type, ctx, within))
                if isinstance(entry, ir.Entry) and entry.key in typed
                else entry
                for entry in code.entries
            )
        )
    code = ctx.named(code, "value")
    entries: list[ir.Entry | ir.Spread] = [ir.Spread(code)]
    for name, field in typed.items():
        part = ir.Member(code, name)
        made = boxed(part, union(field.type, MISSING) if field.optional else field.type, ctx, within)
        if made == part:
            continue
        entry = ir.Entry(name, made)
        given = b.and_(ir.Binary("in", b.string(name), code), ir.ObjectExpr((entry,)))
        entries.append(ir.Spread(given) if field.optional else entry)
    return ir.ObjectExpr(tuple(entries)) if len(entries) > 1 else code


def _group(code: ir.Expr, group: Object, ctx: LowerContext, within: _Open) -> ir.Expr:
    """`{ ...tuple(g.grouper, list), grouper: g.grouper, list }`: what a group holds by name and as a tuple."""
    code = ctx.named(code, "group")
    parts = [ctx.named(boxed(ir.Member(code, name), group.fields[name].type, ctx, within), name) for name in GROUP]
    entries = [ir.Entry(name, part) for name, part in zip(GROUP, parts, strict=True)]
    return ir.ObjectExpr((ir.Spread(ctx.call("tuple", *parts)), *entries))


def _one_of(code: ir.Expr, type_: Type, ctx: LowerContext, within: _Open) -> ir.Expr:
    kinds = members(type_)
    if all(isinstance(kind, Numeral | NoneType | Missing) for kind in kinds):
        return ctx.call("boxNumeral", code)
    code = code if is_simple(code) else ctx.named(code, "value")
    shapes = [kind for kind in kinds if isinstance(kind, Object)]
    if len(shapes) > 1:
        joint = () if all(id(shape) in within for shape in shapes) else (joint_shape(shapes),)
        kinds = (*(kind for kind in kinds if not isinstance(kind, Object)), *joint)
        within = within | {id(shape) for shape in shapes}
    if all(isinstance(kind, Object | NoneType | Missing) for kind in kinds):
        made = next((boxed(code, kind, ctx, within) for kind in kinds if isinstance(kind, Object)), code)
        return b.and_(code, made) if made != code and len(kinds) > 1 else made
    result = code
    for kind in kinds:
        if needs_boxing(kind) and not isinstance(kind, Number):
            others = [other for other in kinds if other is not kind]
            made = boxed(code, kind, ctx, within)
            test = _test(code, kind, others)
            result = made if test is None else b.conditional(test, made, result)
    if result == code:
        return code
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
        case Object():
            is_object = b.equal(ir.Unary("typeof ", code), b.string("object"))
            if any(isinstance(other, Html) for other in present):
                is_object = b.and_(is_object, b.not_(ir.Binary("in", b.string("__html"), code)))
            lists = any(isinstance(other, List | Tuple | Dict) for other in present)
            return b.and_(is_object, b.not_(b.method(b.name("Array"), "isArray", code))) if lists else is_object
        case _:
            return b.method(b.name("Array"), "isArray", code)
