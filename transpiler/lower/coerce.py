"""Fitting a value to the type its receiver states."""

from __future__ import annotations

from typing import Literal

from transpiler import ir
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.keeping import keeps
from transpiler.lower.shaping import shaped
from transpiler.lower.truth import boolean, truth
from transpiler.lower.value import Value, is_simple, widened
from transpiler.lower.widening import may_be_html
from transpiler.types import (
    BOOL,
    HTML,
    INT,
    MISSING,
    NONE,
    STR,
    UNKNOWN,
    Bool,
    Dict,
    Float,
    Function,
    Html,
    Int,
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
    has_object,
    is_optional,
    members,
    objects_in,
    union,
    with_html,
    without_none,
)


def coerce(value: Value, target: Type, ctx: LowerContext) -> ir.Expr | None:
    """Code of `value` as `target`, or None where no conversion keeps the meaning.

    A by-use target says what its readers do with the value: text takes `str()`, a truth takes the truth, an object
    is made of what is read of it. That is the same page by that contract.
    """
    if isinstance(target, Unknown):
        return ctx.dynamic(value)
    if keeps(value.type, target):
        return value.code
    if isinstance(value.type, Unknown):
        return _of_unknown(value, target, ctx)
    if is_literal(value.type) and not objects_in([value.type])[0].fields and _is_null_if_false(target):
        return b.NULL
    match target:
        case Str(values=None, by_use=True, empty_if_false=tested):
            return None if may_be_html(value.type) else _shown(value, ctx) if tested else ctx.text(value)
        case Bool(by_use=True):
            return boolean(value, ctx)
        case Number() if isinstance(value.type, Numeral):
            return value.number
        case Numeral() if isinstance(value.code, ir.Num) and isinstance(value.type, Float):
            return b.string(str(value.code.value))
        case Numeral() if value.only(Float, Int, Number, Numeral):
            return ctx.call("numeral", ctx.dynamic(value))
        case Node() if value.only(Str, Number, Numeral, Node, NoneType, Missing):
            return value.code
        case List(item):
            code = _list(value, item, ctx)
        case Tuple(items) if isinstance(value.code, ir.Array) and len(value.code.items) == len(items):
            code = _row(value, items, ctx)
        case Object():
            code = _object(value, target, ctx)
        case Function(recorded=True):
            code = _function(value, target, ctx)
        case Dict(key, item):
            code = _dict(value, key, item, ctx)
        case _:
            code = _alternative(value, target, ctx)
    if code is None and any(isinstance(member, Missing) for member in members(value.type)):
        code = _without_missing(value, target)
    return code


def _is_null_if_false(target: Type) -> bool:
    """Whether an object that Python takes for false is None there: no use tells the two apart."""
    fields = [name for member in members(target) if isinstance(member, Object) for name in member.fields]
    return NONE in members(target) and bool(fields) and not any(name.startswith("__") for name in fields)


def _of_unknown(value: Value, target: Type, ctx: LowerContext) -> ir.Expr | None:
    """A value of unknown type as what a by-use contract promises; what is declared may be something else."""
    kinds = members(target)
    if with_html(target) != target:
        return None  # the text that is promised may be Markup
    if has_object(target):
        return shaped(value, target, ctx)
    if NONE in kinds and len(kinds) > 1:
        value = Value(ctx.named(value.code, "value"), value.type)
        code = coerce(value, union(*(kind for kind in kinds if kind != NONE)), ctx)
        return None if code is None else b.conditional(b.equal(value.code, b.NULL), b.NULL, code)
    match target:
        case Bool(by_use=True):
            return boolean(value, ctx)
        case List(item, asked=False):
            return _mapped(ctx.call("listed", value.code), UNKNOWN, item, ctx)
        case Dict(key, item):
            return _mapped_pairs(ctx.call("entries", value.code), UNKNOWN, UNKNOWN, key, item, ctx)
        case _:
            return _printable(value, kinds, ctx)


def _printable(value: Value, kinds: tuple[Type, ...], ctx: LowerContext) -> ir.Expr | None:
    """A value that may be Markup as text or Markup."""
    text = next((kind for kind in kinds if isinstance(kind, Str) and kind.by_use), None)
    if text is None or HTML not in kinds or not all(isinstance(kind, Str | Html | Missing) for kind in kinds):
        return None
    return ctx.call("shown" if text.empty_if_false else "printable", ctx.dynamic(value))


def _is_by_use(type_: Type) -> bool:
    """Whether every value can be sent as that type: what is only printed or tested."""
    match type_:
        case Str() | Bool():
            return type_.by_use
        case Html() | NoneType() | Missing() | Unknown():
            return True
        case List(item):
            return _is_by_use(item)
        case Dict(key, item):
            return _is_by_use(key) and _is_by_use(item)
        case _:
            return len(members(type_)) > 1 and all(map(_is_by_use, members(type_)))


def _shown(value: Value, ctx: LowerContext) -> ir.Expr:
    """Text that is tested too: `""` where Python takes the value for false."""
    if value.only(Str, Missing):
        return ctx.text(value)
    code = ctx.named(value.code, "value")
    known = Value(code, without_none(value.type))
    return b.conditional(truth(Value(code, value.type), ctx), ctx.text(known), b.string(""))


def _alternative(value: Value, target: Type, ctx: LowerContext) -> ir.Expr | None:
    """A value as one of several types."""
    kinds = members(target)
    if len(kinds) == 1:
        return None
    if may_be_html(value.type) and (printable := _printable(value, kinds, ctx)) is not None:
        return printable
    inner = without_none(target)
    absent = [member for member in members(value.type) if isinstance(member, NoneType | Missing)]
    allowed = all(any(isinstance(kind, type(member)) for kind in kinds) for member in absent)
    if inner == target or not allowed:
        found = [code for kind in kinds if (code := _as(value, kind, ctx)) is not None] if inner == target else []
        return found[0] if found else None
    if not absent:
        return coerce(value, inner, ctx)
    rest = without_none(value.type)
    if is_optional(rest):
        return None
    if not is_simple(value.code):
        return None
    code = coerce(Value(value.code, rest), inner, ctx)
    return None if code is None else _where_present(value, code)


def _as(value: Value, kind: Type, ctx: LowerContext) -> ir.Expr | None:
    """A literal as one of several shapes: the one that has all its keys."""
    if isinstance(kind, Object) and isinstance(value.type, Object) and value.type.fields.keys() - kind.fields.keys():
        return None
    return coerce(value, kind, ctx)


def _where_present(value: Value, code: ir.Expr) -> ir.Expr:
    """`code` where the value is there, else the None or Undefined that it is."""
    if Value(value.code, without_none(value.type)).only(Object, List, Dict, Tuple, Html):
        return b.and_(value.code, code)
    literals = [b.NULL if isinstance(m, NoneType) else b.UNDEFINED for m in members(value.type) if is_optional(m)]
    tests = [ir.Binary("!==", value.code, literal) for literal in literals]
    return b.conditional(b.and_(tests[0], tests[1]) if len(tests) > 1 else tests[0], code, value.code)


def _without_missing(value: Value, target: Type) -> ir.Expr | None:
    """What a by-use contract sends for Undefined."""
    rest = without_none(value.type) if not any(isinstance(m, NoneType) for m in members(value.type)) else None
    if rest is None or isinstance(rest, Missing):
        rest = None
    fallback: ir.Expr | None
    match target:
        case List() | Dict():
            fallback = b.array()
        case Str(values=None, by_use=True):
            fallback = b.string("")
        case _ if any(isinstance(member, NoneType) for member in members(target)):
            fallback = b.NULL
        case _:
            fallback = None
    if fallback is None:
        return None
    if rest is None:
        return fallback if isinstance(value.type, Missing) else None
    return ir.Logical("??", value.code, fallback) if keeps(rest, target) else None


def _list(value: Value, item: Type, ctx: LowerContext) -> ir.Expr | None:
    if isinstance(value.code, ir.Array):
        kinds = _item_types(value.type, len(value.code.items))
        return _parts(value.code, kinds, (item,) * len(kinds), ctx)
    if not isinstance(value.type, List):
        return None
    return _mapped(value.code, value.type.item, item, ctx)


def _mapped(items: ir.Expr, kind: Type, wanted: Type, ctx: LowerContext) -> ir.Expr | None:
    """`items.map((item) => str(item))`."""
    inner = ctx.function(callback=True)
    name = inner.names.take("item")
    code = coerce(Value(b.name(name), kind), wanted, inner)
    if code is None:
        return None
    code = _as_pairs(code, wanted)
    body: ir.Expr | tuple[ir.Statement, ...] = (*inner.prelude, ir.Return(code)) if inner.prelude else code
    return b.method(items, "map", ir.Arrow((ir.Parameter(b.pattern(name)),), body))


def _as_pairs(code: ir.Expr, wanted: Type) -> ir.Expr:
    """What a function returns with its pairs marked as such: TypeScript takes them for arrays of any length there."""
    match code, wanted:
        case ir.ObjectExpr(entries), Object(fields=fields):
            return ir.ObjectExpr(
                tuple(
                    ir.Entry(entry.key, _as_pairs(entry.value, fields[entry.key].type))
                    if isinstance(entry, ir.Entry) and entry.key in fields
                    else entry
                    for entry in entries
                )
            )
        case ir.Array(items), Dict() if items and not has_object(wanted):
            return ir.Cast(code, wanted)
        case _:
            return code


def _row(value: Value, items: tuple[Type, ...], ctx: LowerContext) -> ir.Expr | None:
    assert isinstance(value.code, ir.Array)
    return _parts(value.code, _item_types(value.type, len(items)), items, ctx)


def _item_types(type_: Type, count: int) -> tuple[Type, ...]:
    match type_:
        case Tuple(items) if len(items) == count:
            return items
        case List(item):
            return (item,) * count
        case _:
            return (UNKNOWN,) * count


def _parts(code: ir.Array, kinds: tuple[Type, ...], wanted: tuple[Type, ...], ctx: LowerContext) -> ir.Expr | None:
    parts: list[ir.Expr] = []
    for part, kind, want in zip(code.items, kinds, wanted, strict=True):
        made = None if isinstance(part, ir.Spread) else coerce(Value(part, kind), want, ctx)
        if made is None:
            return None
        parts.append(made)
    return b.array(*parts)


# --- dicts and objects -------------------------------------------------------------------------------------


def is_literal(type_: Type) -> bool:
    """Whether the type is that of a dict written in the template with names as keys."""
    return isinstance(type_, Object) and type_.name == "Dict" and type_.module is None


def _dict(value: Value, key: Type, item: Type, ctx: LowerContext) -> ir.Expr | None:
    """The pairs that a walked dict travels as."""
    if isinstance(value.type, Object) and is_literal(value.type) and keeps(STR, key):
        return _literal_pairs(value, value.type, item, ctx)
    if isinstance(value.type, Dict):
        return _mapped_pairs(value.code, value.type.key, value.type.value, key, item, ctx)
    return None


def _literal_pairs(value: Value, shape: Object, item: Type, ctx: LowerContext) -> ir.Expr | None:
    if not isinstance(value.code, ir.ObjectExpr) and any(field.optional for field in shape.fields.values()):
        return None
    rows: list[ir.Expr] = []
    for name in shape.fields:
        part = part_of(value, shape, name)
        if part is not None and isinstance(part.type, Missing):
            continue
        code = None if part is None else coerce(part, item, ctx)
        if code is None:
            return None
        rows.append(b.array(b.string(name), code))
    return b.array(*rows)


def _mapped_pairs(
    pairs: ir.Expr, key: Type, item: Type, wanted_key: Type, wanted_item: Type, ctx: LowerContext
) -> ir.Expr | None:
    """`pairs.map(([key, value]) => [str(key), str(value)])`."""
    inner = ctx.function(callback=True)
    names = inner.names.take("key"), inner.names.take("value")
    first = coerce(Value(b.name(names[0]), key), wanted_key, inner)
    second = coerce(Value(b.name(names[1]), item), wanted_item, inner)
    if first is None or second is None:
        return None
    made = b.array(first, second)
    body: ir.Expr | tuple[ir.Statement, ...] = (*inner.prelude, ir.Return(made)) if inner.prelude else made
    pattern = ir.Pattern(items=(b.pattern(names[0]), b.pattern(names[1])))
    return b.method(pairs, "map", ir.Arrow((ir.Parameter(pattern),), body))


def _object(value: Value, target: Object, ctx: LowerContext) -> ir.Expr | None:
    """An object made of the parts that are read of it."""
    source = value.type
    if not isinstance(source, Object):
        return None
    if not isinstance(value.code, ir.ObjectExpr) and (not is_simple(value.code) or _is_recursive(source)):
        return None
    entries: list[ir.Entry | ir.Spread] = []
    given = [name for name in source.fields if name in target.fields]
    for name in [*given, *(name for name in target.fields if name not in source.fields)]:
        field, part = target.fields[name], _protocol(value, source, name, ctx) or part_of(value, source, name)
        wanted = union(field.type, MISSING) if field.optional else field.type
        code = None if part is None else coerce(part, wanted, ctx)
        if code is None:
            return None
        if not (code == b.UNDEFINED and field.optional):
            entries.append(ir.Entry(name, code))
    return ir.ObjectExpr(tuple(entries))


def _function(value: Value, target: Function, ctx: LowerContext) -> ir.Expr | None:
    """What Python sends for the calls of an object, where nothing else is done with it."""
    source = value.type
    key = source.recorded("__call__") if isinstance(source, Object) else None
    part = None if key is None or not isinstance(source, Object) else part_of(value, source, key)
    return None if part is None else coerce(part, target, ctx)


def _protocol(value: Value, source: Object, name: str, ctx: LowerContext) -> Value | None:
    """What a dict written in the template gives where it is printed, looped over or counted as an object is."""
    if not is_literal(source) or any(field.optional for field in source.fields.values()):
        return None
    match name:
        case "__str__":
            return Value(ctx.call("str", ctx.dynamic(value)), STR)
        case "__iter__":
            return Value(b.array(*(b.string(key) for key in source.fields)), List(STR))
        case "__len__":
            return Value(b.number(len(source.fields)), INT)
        case "__kind__":
            return Value(b.string("dict"), STR)
        case "__bool__":
            return Value(ir.Bool(bool(source.fields)), BOOL)
        case _:
            return None


def _is_recursive(shape: Object) -> bool:
    return any(shape in objects_in([field.type]) for field in shape.fields.values())


def part_of(value: Value, shape: Object, name: str) -> Value | None:
    """What an object of that shape has under a name. None where a literal does not tell."""
    if name not in shape.fields:
        return Value(b.UNDEFINED, MISSING)
    field = shape.fields[name]
    kind = union(field.type, MISSING) if field.optional else field.type
    if not isinstance(value.code, ir.ObjectExpr):
        return Value(ir.Member(value.code, name), kind)
    if any(isinstance(entry, ir.Spread) for entry in value.code.entries):
        return None
    found = [entry.value for entry in value.code.entries if isinstance(entry, ir.Entry) and entry.key == name]
    if not found:
        return Value(b.UNDEFINED, MISSING)
    return Value(found[0], field.type) if len(found) == 1 else None


def otherwise_of(
    value: Value, kept: Type, fallback: Value, ctx: LowerContext, operator: Literal["??", "||"] = "??"
) -> Value:
    """`value ?? fallback` or `value || fallback`, where `kept` is what is left of the value's type.

    Where both need a common form the value is asked for first: `value === null ? fallback : tuple(...value)`.
    """
    then, otherwise, type_ = join_branches(Value(value.code, kept, value.natural), fallback, ctx)
    if then == value.code:
        return Value(ir.Logical(operator, then, otherwise), type_)
    known = Value(ctx.named(value.code, "value"), value.type)
    then, otherwise, type_ = join_branches(Value(known.code, kept, value.natural), fallback, ctx)
    if operator == "||":
        return Value(b.conditional(truth(known, ctx), then, otherwise), type_)
    code = then
    for kind, literal in ((Missing, b.UNDEFINED), (NoneType, b.NULL)):
        if any(isinstance(member, kind) for member in members(value.type)):
            code = b.conditional(b.equal(known.code, literal), otherwise, code)
    return Value(code, type_)


def loosened(value: Value, ctx: LowerContext) -> Value:
    """The value as a variable holds it that gets other values too."""
    type_ = widened(value.type)
    code = coerce(value, type_, ctx)
    return Value(value.code if code is None else code, type_)


def as_others(value: Value, target: Type, ctx: LowerContext) -> ir.Expr | None:
    """Dicts written in the template as the objects that they stand beside, with what is read of both."""
    if value.code == b.array() and isinstance(target, List):
        return value.code
    if not _holds_literals(value.type) or not has_object(target) or _holds_literals(target):
        return None
    return coerce(value, target, ctx)


def _holds_literals(type_: Type) -> bool:
    return any(
        is_literal(member) or (isinstance(member, List) and is_literal(member.item)) for member in members(type_)
    )


def join_branches(then: Value, otherwise: Value, ctx: LowerContext) -> tuple[ir.Expr, ir.Expr, Type]:
    """Two alternatives as one expression: their codes and the joint type (dynamic where they disagree)."""
    if (code := as_others(otherwise, then.type, ctx)) is not None:
        return then.code, code, then.type
    if (code := as_others(then, otherwise.type, ctx)) is not None:
        return code, otherwise.code, otherwise.type
    joined = union(then.type, otherwise.type)
    if isinstance(joined, Unknown) or (isinstance(then.type, Unknown) != isinstance(otherwise.type, Unknown)):
        return ctx.dynamic(then), ctx.dynamic(otherwise), UNKNOWN
    codes = coerce(then, joined, ctx), coerce(otherwise, joined, ctx)
    if codes[0] is None or codes[1] is None:
        return then.code, otherwise.code, joined
    return codes[0], codes[1], joined
