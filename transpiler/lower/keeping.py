"""Whether a value may be handed on as it is: TypeScript takes it, and it prints and compares as before."""

from __future__ import annotations

from transpiler.lower.value import needs_boxing
from transpiler.types import (
    Dict,
    Field,
    Float,
    Int,
    List,
    Moment,
    Number,
    Object,
    Str,
    Tuple,
    Type,
    Union,
    Unknown,
    assignable,
)


def keeps(source: Type, target: Type) -> bool:
    """Whether a value of type `source` means the same where `target` is wanted.

    TypeScript alone would take a date for a text, though Jinja prints it otherwise; and a `1.0` for an int.
    """
    return assignable(source, target) and not _blurs(source, target, frozenset())


def _blurs(source: Type, target: Type, seen: frozenset[tuple[int, int]]) -> bool:
    """Whether the static form of `source` says something else as `target`, which TypeScript takes it for."""
    if source == target:
        return False
    if isinstance(source, Union):
        return any(_blurs(member, target, seen) for member in source.members)
    match source, target:
        case _, Unknown():
            return needs_boxing(source)
        case _, Union(members):
            return all(_blurs(source, member, seen) for member in members if assignable(source, member))
        case (Moment(), Str()) | (Float() | Number(), Int()) | (Int() | Number(), Float()):
            return True
        case List(one), List(other):
            return _blurs(one, other, seen)
        case Tuple(items), List(item):
            return any(_blurs(one, item, seen) for one in items)
        case Tuple(ones), Tuple(others):
            return any(_blurs(one, other, seen) for one, other in zip(ones, others, strict=True))
        case Dict(key, item), Dict(wanted_key, wanted):
            return _blurs(key, wanted_key, seen) or _blurs(item, wanted, seen)
        case Object(), Object():
            pair = (id(source), id(target))
            return pair not in seen and any(
                name in source.fields and _blurs_key(source.fields[name], field, seen | {pair})
                for name, field in target.fields.items()
            )
        case _:
            return False


def _blurs_key(source: Field, target: Field, seen: frozenset[tuple[int, int]]) -> bool:
    other_call = source.call != target.call and source.attribute is not None and source.attribute == target.attribute
    return other_call or _blurs(source.type, target.type, seen)
