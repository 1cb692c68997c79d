"""Lists of known items: the list a filter goes through, callbacks over its items, attribute paths of items."""

from __future__ import annotations

from collections.abc import Callable

from transpiler import ir
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.expressions import attribute
from transpiler.lower.loops import iteration
from transpiler.lower.value import Value
from transpiler.types import (
    MISSING,
    UNKNOWN,
    Bool,
    Dict,
    Float,
    Int,
    List,
    Missing,
    Moment,
    NoneType,
    Number,
    Object,
    Str,
    Tuple,
    Type,
    Unknown,
    members,
    union,
    without_none,
)


def static_list(value: Value, ctx: LowerContext) -> Value | None:
    """The value as an array of items of one type, or None where only a helper can iterate it."""
    if any(isinstance(member, NoneType) for member in members(value.type)):
        return None  # Python raises; so do the helpers
    match without_none(value.type):
        case List():
            return iteration(value, ctx)
        case Tuple(items) if items and not isinstance(union(*items), Unknown):
            return iteration(value, ctx) if not _missing(value.type) else None
        case Dict():
            return iteration(value, ctx) if not _missing(value.type) else None
        case _:
            return None


def _missing(type_: Type) -> bool:
    return any(isinstance(member, Missing) for member in members(type_))


def item_type(items: Value) -> Type:
    """The type of a list's items."""
    return items.type.item if isinstance(items.type, List) else UNKNOWN


def each(items: Value, ctx: LowerContext, body: Callable[[Value, LowerContext], ir.Expr]) -> ir.Arrow:
    """`(post) => body` over the items of a list."""
    inner = ctx.function(callback=True)
    name = inner.names.take(item_name(items.code))
    code = body(Value(b.name(name), item_type(items)), inner)
    parameters = (ir.Parameter(b.pattern(name)),)
    if inner.prelude:
        return ir.Arrow(parameters, (*inner.prelude, ir.Return(code)))
    return ir.Arrow(parameters, code)


def mapped(items: Value, ctx: LowerContext, body: Callable[[Value, LowerContext], Value]) -> Value:
    """`items.map((item) => body)`."""
    results: list[Type] = []

    def build(item: Value, inner: LowerContext) -> ir.Expr:
        result = body(item, inner)
        results.append(result.type)
        return result.code

    arrow = each(items, ctx, build)
    return Value(b.method(items.code, "map", arrow), List(results[0]))


def item_name(code: ir.Expr) -> str:
    """What one item of a list is called: `posts` holds a `post`, `ctx.vars.categories` a `category`."""
    match code:
        case ir.Name(name) | ir.Member(name=name):
            if name.endswith("ies") and len(name) > 4:
                return f"{name[:-3]}y"
            if name.endswith("s") and not name.endswith("ss") and len(name) > 2:
                return name[:-1]
            return "item"
        case ir.Call(function=ir.Member(object=inner)) | ir.FilterCall(code=inner) | ir.Logical(left=inner):
            return item_name(inner)
        case _:
            return "item"


def read_path(item: Value, path: str, ctx: LowerContext) -> Value | None:
    """`item.a.b` for the attribute path `a.b` of a filter; None where a step is not a known field."""
    for part in path.split("."):
        shape = without_none(item.type)
        if part.isdigit():
            if not isinstance(item.type, Tuple) or int(part) >= len(item.type.items):
                return None
            item = Value(ir.Index(item.code, ir.Num(int(part))), item.type.items[int(part)])
        elif isinstance(shape, Object) and part in shape.fields:
            item = attribute(item, part, ctx)
        else:
            return None
    return item


def path_type(item: Type, path: str, ctx: LowerContext) -> Type | None:
    """The type at an attribute path of an item, None where it is not known."""
    found = read_path(Value(b.name("item"), item), path, ctx)
    return None if found is None else found.type


def compares_plainly(type_: Type) -> bool:
    """Whether `sort`, `min` and their like may see the value in its static form."""
    return all(isinstance(member, Str | Int | Float | Number | Bool | Moment) for member in members(type_))


def at_most(type_: Type) -> Type:
    """The type of an item that may not be there."""
    return union(type_, MISSING)
