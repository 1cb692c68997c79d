"""Fitting a value to the type its receiver states."""

from __future__ import annotations

from transpiler import ir
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.truth import boolean
from transpiler.lower.value import Value
from transpiler.types import (
    STR,
    UNKNOWN,
    Bool,
    Dict,
    Float,
    List,
    Missing,
    Node,
    NoneType,
    Number,
    Numeral,
    Object,
    Str,
    Tuple,
    Type,
    Unknown,
    assignable,
    members,
    union,
    without_none,
)


def coerce(value: Value, target: Type, ctx: LowerContext) -> ir.Expr | None:
    """Code of `value` as `target`, or None where no conversion keeps the meaning.

    A by-use target says what its readers do with the value: text takes `str()`, a truth takes the truth, which is
    the same page by that contract.
    """
    if isinstance(target, Unknown):
        return ctx.dynamic(value)
    if assignable(value.type, target):
        return value.code
    match target:
        case Str(values=None, by_use=True):
            return ctx.text(value)
        case Bool(by_use=True):
            return boolean(value, ctx)
        case Number() if isinstance(value.type, Numeral):
            return value.number
        case Numeral() if isinstance(value.type, Float):
            return ctx.text(value)
        case Node() if value.only(Str, Number, Numeral, Node, NoneType, Missing):
            return value.code
        case List(item) if isinstance(value.code, ir.Array):
            parts = _items(value, item, ctx)
            return None if parts is None else b.array(*parts)
        case Tuple(items) if isinstance(value.code, ir.Array) and len(value.code.items) == len(items):
            source = value.type
            kinds = source.items if isinstance(source, Tuple) else (_item(source),) * len(items)
            codes = [
                coerce(Value(part, kind), wanted, ctx)
                for part, kind, wanted in zip(value.code.items, kinds, items, strict=True)
                if not isinstance(part, ir.Spread)
            ]
            return None if len(codes) != len(items) else _all(codes)
        case Object() if isinstance(value.code, ir.ObjectExpr) and isinstance(value.type, Object):
            return _object(value, value.type, target, ctx)
        case Dict(key, item) if assignable(STR, key) and isinstance(value.code, ir.ObjectExpr):
            return _pairs(value, item, ctx)
        case Dict(Str(values=None), Str(values=None, by_use=True)) if _is_dynamic_dict(value.type):
            return b.method(ctx.call("items", value.code), "map", _text_pair(ctx))
    if any(isinstance(member, NoneType | Missing) for member in members(target)):
        inner = coerce(value, without_none(target), ctx) if not isinstance(without_none(target), NoneType) else None
        if inner is not None and not any(isinstance(member, NoneType | Missing) for member in members(value.type)):
            return inner
    if any(isinstance(member, Missing) for member in members(value.type)):
        return _without_missing(value, target)
    if isinstance(target, List | Dict) and not isinstance(value.type, Unknown):
        return None
    return None


def _without_missing(value: Value, target: Type) -> ir.Expr | None:
    """What a by-use contract sends for Undefined."""
    rest = without_none(value.type) if not any(isinstance(m, NoneType) for m in members(value.type)) else None
    if rest is None or isinstance(rest, Missing):
        rest = None
    fallback: ir.Expr | None
    match target:
        case List() | Dict():
            fallback = b.array()
        case Str(values=None):
            fallback = b.string("")
        case _ if any(isinstance(member, NoneType) for member in members(target)):
            fallback = b.NULL
        case _:
            fallback = None
    if fallback is None:
        return None
    if rest is None:
        return fallback if isinstance(value.type, Missing) else None
    return ir.Logical("??", value.code, fallback) if assignable(rest, target) else None


def _all(codes: list[ir.Expr | None]) -> ir.Expr | None:
    found = [code for code in codes if code is not None]
    return b.array(*found) if len(found) == len(codes) else None


def _items(value: Value, item: Type, ctx: LowerContext) -> list[ir.Expr] | None:
    assert isinstance(value.code, ir.Array)
    source = value.type
    parts: list[ir.Expr] = []
    for index, part in enumerate(value.code.items):
        if isinstance(part, ir.Spread):
            return None
        kind = (
            source.item if isinstance(source, List) else source.items[index] if isinstance(source, Tuple) else UNKNOWN
        )
        code = coerce(Value(part, kind), item, ctx)
        if code is None:
            return None
        parts.append(code)
    return parts


def _item(type_: Type) -> Type:
    return type_.item if isinstance(type_, List) else UNKNOWN


def _pairs(value: Value, item: Type, ctx: LowerContext) -> ir.Expr | None:
    """A dict literal as the pairs that a walked dict travels as."""
    shape = value.type
    if not (isinstance(shape, Object) and shape.name == "Dict" and shape.module is None):
        return None
    assert isinstance(value.code, ir.ObjectExpr)
    rows: list[ir.Expr] = []
    for name, field in shape.fields.items():
        found = [e.value for e in value.code.entries if isinstance(e, ir.Entry) and e.key == name]
        code = coerce(Value(found[0], field.type), item, ctx) if len(found) == 1 and not field.optional else None
        if code is None:
            return None
        rows.append(b.array(b.string(name), code))
    return b.array(*rows)


def _is_dynamic_dict(type_: Type) -> bool:
    return isinstance(type_, Unknown) or (isinstance(type_, Object) and type_.name == "Dict" and type_.module is None)


def _text_pair(ctx: LowerContext) -> ir.Arrow:
    """`([key, value]) => [str(key), str(value)]`."""
    names = ctx.names.child()
    key, item = names.take("key"), names.take("value")
    texts = (ctx.text(Value(b.name(name), UNKNOWN)) for name in (key, item))
    pattern = ir.Pattern(items=(b.pattern(key), b.pattern(item)))
    return ir.Arrow((ir.Parameter(pattern),), b.array(*texts))


def _object(value: Value, source: Object, target: Object, ctx: LowerContext) -> ir.Expr | None:
    assert isinstance(value.code, ir.ObjectExpr)
    entries: list[ir.Entry | ir.Spread] = []
    present: set[str] = set()
    for entry in value.code.entries:
        if isinstance(entry, ir.Spread):
            return None
        wanted = target.fields.get(entry.key)
        if wanted is None:
            continue
        code = coerce(Value(entry.value, source.fields[entry.key].type), wanted.type, ctx)
        if code is None:
            return None
        entries.append(ir.Entry(entry.key, code))
        present.add(entry.key)
    for name, field in target.fields.items():
        if name not in present and not field.optional:
            missing = coerce(Value(b.UNDEFINED, Missing()), field.type, ctx)
            if missing is None:
                return None
            entries.append(ir.Entry(name, missing))
    return ir.ObjectExpr(tuple(entries))


def join_branches(then: Value, otherwise: Value, ctx: LowerContext) -> tuple[ir.Expr, ir.Expr, Type]:
    """Two alternatives as one expression: their codes and the joint type (dynamic where they disagree)."""
    joined = union(then.type, otherwise.type)
    if isinstance(joined, Unknown) or (isinstance(then.type, Unknown) != isinstance(otherwise.type, Unknown)):
        return ctx.dynamic(then), ctx.dynamic(otherwise), UNKNOWN
    return then.code, otherwise.code, joined
