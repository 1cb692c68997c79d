"""Questions to types alone, and a type in place of a narrower one."""

from __future__ import annotations

from dataclasses import replace

from transpiler.types import (
    NUMERAL,
    STR,
    Bool,
    Float,
    Int,
    List,
    Moment,
    NoneType,
    Number,
    Numeral,
    Object,
    Str,
    Tuple,
    Type,
    Unknown,
    members,
    union,
    without_none,
)


def is_of_anything(type_: Type) -> bool:
    """Whether it is a list of what may have no form in JSON."""
    return isinstance(type_, List) and isinstance(type_.item, Unknown)


def is_shown(type_: Type) -> bool:
    """Text that Jinja escapes unless it is Markup."""
    return isinstance(type_, Str) and type_.by_use and not type_.raw


def as_raw(type_: Type) -> Type:
    """Text that is only printed by `safe`: Markup or not, it is HTML."""
    return union(*(replace(kind, raw=True) if isinstance(kind, Str) else kind for kind in members(type_)))


def as_unmarked(type_: Type) -> Type:
    """Text that is put together with others: Markup among them would escape the others."""
    return union(*(replace(kind, unmarked=True) if isinstance(kind, Str) else kind for kind in members(type_)))


def is_plain(type_: Type) -> bool:
    """Whether values of a type print as text: none of them is Markup or of unknown kind."""
    plain = (Str, Int, Float, Number, Numeral, Bool, Moment, NoneType)
    return all(isinstance(member, plain) for member in members(type_))


def as_numerals(types: list[Type]) -> list[Type]:
    """Ints beside floats that are printed: 2 prints other than 2.0."""
    kinds = [member for type_ in types for member in members(type_)]
    if not any(isinstance(kind, Int) for kind in kinds) or not any(isinstance(kind, Float) for kind in kinds):
        return types
    return [NUMERAL if isinstance(kind, Int | Float) else kind for kind in kinds]


def as_printed(type_: Type) -> Type:
    """What objects print as, in their place."""
    shown = [(kind, kind.fields.get("__str__") if isinstance(kind, Object) else None) for kind in members(type_)]
    return union(*(kind if field is None else field.type for kind, field in shown))


def as_lists(types: list[Type]) -> list[Type]:
    """Lists and tuples that are only walked, counted, tested and asked: all lists, where they are of both kinds."""
    kinds = [member for type_ in types for member in members(type_)]
    items = [item for kind in kinds if isinstance(kind, Tuple) for item in kind.items]
    if not any(isinstance(kind, List) for kind in kinds) or not any(isinstance(kind, Tuple) for kind in kinds):
        return types
    return [*(kind for kind in kinds if not isinstance(kind, Tuple)), *(List(item) for item in items)]


def without_values(type_: Type) -> Type:
    """Any text in place of one of few."""
    return STR if isinstance(type_, Str) and type_.values is not None else type_


def where_true(type_: Type) -> Type:
    """A type where its value is known to be true: no None, and a text that has characters."""
    kinds = members(without_none(type_))
    return union(*(replace(kind, empty_if_false=False) if isinstance(kind, Str) else kind for kind in kinds))


def own_id(declared: Object) -> str | None:
    """A declared `id` that is a number or text tells instances apart."""
    field = declared.fields.get("id")
    return "id" if field is not None and isinstance(field.type, Int | Str) and not field.optional else None
