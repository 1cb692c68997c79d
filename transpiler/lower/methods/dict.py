"""`{{ user.get("name", "?") }}` becomes `{user.name ?? "?"}`; `totals.items()` the array of pairs it is."""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.coerce import join_branches, otherwise_of
from transpiler.lower.context import LowerContext, method_rule
from transpiler.lower.expressions import attribute
from transpiler.lower.filters.shared.dicts import keys, pairs, values
from transpiler.lower.methods.receiver import method_name, receiver
from transpiler.lower.value import Value, is_simple
from transpiler.types import (
    MISSING,
    NONE,
    Dict,
    Int,
    Missing,
    NoneType,
    Object,
    Str,
    Type,
    Unknown,
    is_optional,
    members,
    union,
    without_none,
)

_VIEWS = {"items": pairs, "keys": keys, "values": values}


@method_rule(*_VIEWS)
def lower_view(node: nodes.Call, value: Value, ctx: LowerContext) -> Value | None:
    """`items()`, `keys()`, `values()` of a dict whose type is known."""
    mapping = receiver(node, value, ctx)
    if _has_arguments(node) or not isinstance(mapping.type, Dict | Object):
        return None
    return _VIEWS[method_name(node)](mapping, ctx)


def _has_arguments(node: nodes.Call) -> bool:
    return bool(node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)


@method_rule("get")
def lower_get(node: nodes.Call, value: Value, ctx: LowerContext) -> Value | None:
    """`get(key, default=None)`: the default stands for a missing key only, not for None.

    A mapping that is null is an empty one: None itself has no `get`.
    """
    mapping = receiver(node, value, ctx)
    if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) not in (1, 2):
        return None
    default = ctx.value(node.args[1]) if len(node.args) == 2 else Value(b.NULL, NONE)
    may_miss = any(isinstance(kind, Missing) for kind in members(mapping.type))
    match mapping.type if may_miss else without_none(mapping.type), node.args[0]:
        case Object() as shape, nodes.Const(value=str() as key):
            return _field(mapping, shape, key, default, ctx)
        case Dict(kind, item), key_node if isinstance(mapping.type, Dict):
            return _pair(mapping, kind, item, ctx.value(key_node), default, ctx)
        case _:
            return None


def _field(mapping: Value, shape: Object, key: str, default: Value, ctx: LowerContext) -> Value | None:
    if key not in shape.fields:
        literal = shape.name == "Dict" and shape.module is None
        return default if literal else None
    found = attribute(mapping, key, ctx)
    return _or_default(found, default, ctx, shape.fields[key].optional)


def _or_default(found: Value, default: Value, ctx: LowerContext, optional: bool) -> Value | None:
    kinds = members(found.type)
    kept = [kind for kind in kinds if not isinstance(kind, Missing)]
    if len(kept) == len(kinds) and not (optional and isinstance(found.type, Unknown)):
        return found
    if not kept:
        return default
    if not any(isinstance(kind, NoneType | Unknown) for kind in kept) or isinstance(default.type, NoneType):
        return otherwise_of(found, union(*kept), default, ctx)
    if not is_simple(found.code):
        return None
    then, otherwise, type_ = join_branches(Value(found.code, union(*kept)), default, ctx)
    return Value(b.conditional(b.equal(found.code, b.UNDEFINED), otherwise, then), type_)


def _pair(mapping: Value, kind: Type, item: Type, key: Value, default: Value, ctx: LowerContext) -> Value | None:
    """`pairs.find(([key]) => key === wanted)?.[1] ?? null`."""
    comparable = (isinstance(kind, Str) and key.is_text) or (isinstance(kind, Int) and isinstance(key.type, Int))
    if not comparable or (is_optional(item) and not isinstance(default.type, NoneType)):
        return None
    inner = ctx.function(callback=True)
    name = inner.names.take("key")
    same = ir.Arrow((ir.Parameter(ir.Pattern(items=(b.pattern(name),))),), b.equal(b.name(name), key.code))
    found = ir.Index(b.method(mapping.code, "find", same), ir.Num(1), optional=True)
    return otherwise_of(Value(found, union(item, MISSING)), item, default, ctx)
