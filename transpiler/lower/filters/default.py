"""`{{ title|default("Home") }}` becomes `title ?? "Home"` where title may be absent, else `title`."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.coerce import join_branches, otherwise_of
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import Arguments, bind, unsupported
from transpiler.lower.truth import truth
from transpiler.lower.value import Value, is_simple
from transpiler.types import (
    STR,
    UNKNOWN,
    Bool,
    Int,
    Missing,
    Moment,
    NoneType,
    Number,
    Object,
    Str,
    Type,
    Unknown,
    members,
    union,
    without_none,
)


@filter_rule("default", "d")
def lower_default(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `default(value, default_value='', boolean=False)`: for Undefined, or for every false value."""
    args = bind(node, ctx, ("default_value", "boolean"))
    if args is None:
        return unsupported(ctx)
    fallback = args.value("default_value") or Value(b.string(""), STR)
    boolean = args.given.get("boolean")
    if boolean is not None and not isinstance(boolean, nodes.Const):
        return _helper(value, fallback, args, ctx)
    if isinstance(boolean, nodes.Const) and boolean.value:
        return _for_false(value, fallback, args, ctx)
    return _for_undefined(value, fallback, args, ctx)


def _helper(value: Value, fallback: Value, args: Arguments, ctx: LowerContext) -> Value:
    codes = [ctx.dynamic(value), ctx.dynamic(fallback)]
    boolean = args.dynamic("boolean")
    return Value(ctx.call("default_", *codes, *([] if boolean is None else [boolean])), UNKNOWN)


def _for_undefined(value: Value, fallback: Value, args: Arguments, ctx: LowerContext) -> Value:
    kinds = members(value.type)
    if isinstance(value.type, Unknown):
        return _helper(value, fallback, args, ctx)
    if not any(isinstance(kind, Missing) for kind in kinds):
        return value
    if isinstance(value.type, Missing):
        return fallback
    kept = union(*(kind for kind in kinds if not isinstance(kind, Missing)))
    if not any(isinstance(kind, NoneType) for kind in kinds):
        return otherwise_of(value, kept, fallback, ctx)
    if not is_simple(value.code):
        return _helper(value, fallback, args, ctx)
    then, otherwise, type_ = join_branches(Value(value.code, kept), fallback, ctx)
    return Value(b.conditional(b.equal(value.code, b.UNDEFINED), otherwise, then), type_)


def _for_false(value: Value, fallback: Value, args: Arguments, ctx: LowerContext) -> Value:
    """As `value or fallback`."""
    if isinstance(value.type, Missing | NoneType):
        return fallback
    if isinstance(value.type, Unknown):
        return _helper(value, fallback, args, ctx)
    if value.only(Bool) and fallback.only(Bool):
        return Value(ir.Logical("||", value.code, fallback.code), value.type)
    if isinstance(value.type, Object | Moment):
        return value
    if value.only(Object, Moment, NoneType, Missing):
        return otherwise_of(value, _true(value.type), fallback, ctx)
    if value.only(Str, Int, Number, Object, Moment, Bool, NoneType, Missing):
        return otherwise_of(value, _true(value.type), fallback, ctx, "||")
    if not is_simple(value.code):
        return _helper(value, fallback, args, ctx)
    then, otherwise, type_ = join_branches(Value(value.code, _true(value.type)), fallback, ctx)
    return Value(b.conditional(truth(value, ctx), then, otherwise), type_)


def _true(type_: Type) -> Type:
    """What is left of a type whose false values are gone."""
    return without_none(type_)
