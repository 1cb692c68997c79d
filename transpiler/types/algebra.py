"""Joining and comparing types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from transpiler.types.model import (
    HTML,
    UNKNOWN,
    Bool,
    Dict,
    Field,
    Float,
    Function,
    Html,
    Int,
    List,
    Missing,
    Moment,
    NoneType,
    Number,
    Numeral,
    Object,
    Str,
    Tuple,
    Type,
    Union,
    Unknown,
)


def members(type_: Type) -> tuple[Type, ...]:
    """The alternatives of a type: a union's members, else the type alone."""
    return type_.members if isinstance(type_, Union) else (type_,)


def union(*types: Type) -> Type:
    """The join of `types`: unknown absorbs, equal kinds fold, None and Undefined stay visible members.

    Two different objects, a text and a number and other disagreements stay members of a union. Kinds that TypeScript
    could not tell apart (a list and a tuple are arrays, a date and a text are strings) are unknown: in wire form they
    say what they are.
    """
    found: list[Type] = []
    for type_ in types:
        for member in members(type_):
            if isinstance(member, Unknown):
                return UNKNOWN
            _fold(found, member)
    if not found:
        return UNKNOWN
    if UNKNOWN in found or sum(isinstance(member, List | Tuple | Dict) for member in found) > 1:
        return UNKNOWN
    if any(isinstance(member, Moment) for member in found) and any(isinstance(member, Str) for member in found):
        return UNKNOWN
    ordered = sorted(found, key=lambda member: (isinstance(member, NoneType), isinstance(member, Missing)))
    return ordered[0] if len(ordered) == 1 else Union(tuple(ordered))


def with_html(type_: Type) -> Type:
    """The type with Markup beside each text that is only printed."""
    match type_:
        case Str(by_use=True, handle=False, unmarked=False):
            return union(type_, HTML)
        case List(item, asked, placed):
            return List(with_html(item), asked, placed)
        case Tuple(items):
            return Tuple(tuple(map(with_html, items)))
        case Dict(key, item):
            return Dict(with_html(key), with_html(item))
        case Union(alternatives):
            return union(*map(with_html, alternatives))
        case _:
            return type_


def _fold(found: list[Type], member: Type) -> None:
    for index, other in enumerate(found):
        joined = _join(other, member)
        if joined is not None:
            found[index] = joined
            return
    found.append(member)


def _join(a: Type, b: Type) -> Type | None:
    if a == b:
        return a
    match a, b:
        case Str(), Str():
            values = None if a.values is None or b.values is None else a.values | b.values
            by_use, tested = a.by_use and b.by_use, a.empty_if_false and b.empty_if_false
            unmarked = by_use and (a.unmarked or b.unmarked)
            compared = a.compared and b.compared
            return Str(values, by_use, tested, a.handle and b.handle, a.raw and b.raw, unmarked, compared)
        case Bool(), Bool():
            return Bool(a.by_use and b.by_use)
        case (Int(), Float()) | (Float(), Int()):
            return UNKNOWN  # 1.0 prints other than 1, and a number of TypeScript is both
        case ((Int() | Float() | Number()), (Int() | Float() | Number())):
            return Number()
        case Numeral(), Numeral():
            return Numeral(a.printed or b.printed)
        case (Numeral(), (Int() | Number())) | ((Int() | Number()), Numeral()):
            return Numeral()
        case (Numeral(), (Float() | Str() | Html() | Moment())) | ((Float() | Str() | Html() | Moment()), Numeral()):
            return UNKNOWN  # a text that may be a float's, or a float that would print as an int
        case List(), List():
            return List(union(a.item, b.item), a.asked or b.asked, a.placed or b.placed)
        case Tuple(), Tuple() if len(a.items) == len(b.items):
            return Tuple(tuple(union(one, other) for one, other in zip(a.items, b.items, strict=True)))
        case Moment(), Moment():
            return Moment("moment")
        case Dict(), Dict():
            return Dict(union(a.key, b.key), union(a.value, b.value))
        case _:
            return None


def without_none(type_: Type) -> Type:
    """The type once it is known to be neither None nor Undefined."""
    kept = [m for m in members(type_) if not isinstance(m, NoneType | Missing)]
    return union(*kept) if kept else type_


def is_optional(type_: Type) -> bool:
    """Whether None or Undefined is among the alternatives."""
    return any(isinstance(m, NoneType | Missing) for m in members(type_))


def contains_unknown(type_: Type, _seen: frozenset[int] = frozenset()) -> bool:
    """Whether `unknown` stands anywhere in the type."""
    match type_:
        case Unknown():
            return True
        case List(item):
            return contains_unknown(item, _seen)
        case Tuple(items) | Union(items):
            return any(contains_unknown(item, _seen) for item in items)
        case Dict(key, value):
            return contains_unknown(key, _seen) or contains_unknown(value, _seen)
        case Object():
            if id(type_) in _seen:
                return False
            seen = _seen | {id(type_)}
            return any(contains_unknown(field.type, seen) for field in type_.fields.values())
        case _:
            return False


def has_object(type_: Type) -> bool:
    """Whether an object stands anywhere in the type."""
    match type_:
        case Object():
            return True
        case List(item):
            return has_object(item)
        case Dict(key, value):
            return has_object(key) or has_object(value)
        case Tuple(items):
            return any(has_object(item) for item in items)
        case _:
            return len(members(type_)) > 1 and any(has_object(member) for member in members(type_))


def assignable(source: Type, target: Type, _seen: frozenset[tuple[int, int]] = frozenset()) -> bool:
    """Whether TypeScript takes a value of type `source` where `target` is wanted."""
    if isinstance(target, Unknown) or source == target:
        return True
    if isinstance(source, Union):
        return all(assignable(member, target, _seen) for member in source.members)
    if isinstance(target, Union):
        return any(assignable(source, member, _seen) for member in target.members)
    match source, target:
        case Str(), Str():
            return target.values is None or (source.values is not None and source.values <= target.values)
        case (Moment(), Str()):
            return target.values is None
        case (Moment(), Moment()) | (Bool(), Bool()):
            return True
        case ((Int() | Float() | Number()), (Int() | Float() | Number())) | ((Int() | Number() | Numeral()), Numeral()):
            return True
        case List(), List():
            return assignable(source.item, target.item, _seen)
        case Tuple(), List():
            return all(assignable(item, target.item, _seen) for item in source.items)
        case Tuple(), Tuple():
            return len(source.items) == len(target.items) and all(
                assignable(a, b, _seen) for a, b in zip(source.items, target.items, strict=True)
            )
        case Dict(), Dict():
            return assignable(source.key, target.key, _seen) and assignable(source.value, target.value, _seen)
        case Function(), Function():
            return source.signature == target.signature
        case Object(), Object():
            pair = (id(source), id(target))
            if pair in _seen:
                return True
            seen = _seen | {pair}
            return all(
                (
                    name in source.fields
                    and (field.optional or not source.fields[name].optional)
                    and assignable(source.fields[name].type, field.type, seen)
                )
                or (name not in source.fields and field.optional)
                for name, field in target.fields.items()
            )
        case _:
            return False


def joint_shape(shapes: Sequence[Object]) -> Object:
    """One shape for several dicts; a key that some of them lack is optional."""
    joint = Object(shapes[0].name)
    for name in dict.fromkeys(name for shape in shapes for name in shape.fields):
        fields = [shape.fields[name] for shape in shapes if name in shape.fields]
        optional = len(fields) < len(shapes) or any(field.optional for field in fields)
        nested = [field.type for field in fields if isinstance(field.type, Object) and field.type.name == "Dict"]
        type_ = joint_shape(nested) if len(nested) == len(fields) > 1 else union(*(field.type for field in fields))
        joint.fields[name] = Field(type_, optional)
    return joint


def objects_in(types: Iterable[Type], opened: Callable[[Object], bool] | None = None) -> list[Object]:
    """Every object that the types mention, outermost first, each once; with what those hold that are `opened`."""
    seen: set[int] = set()
    found: list[Object] = []
    pending = list(types)
    while pending:
        match pending.pop(0):
            case Object() as shape:
                if id(shape) not in seen:
                    seen.add(id(shape))
                    found.append(shape)
                    if opened is None or opened(shape):
                        pending += [field.type for field in shape.fields.values()]
            case List(item):
                pending.append(item)
            case Tuple(items) | Union(items):
                pending += items
            case Dict(key, value):
                pending += [key, value]
            case Function(params, result, keywords=keywords):
                pending += [*params, result, *(field.type for _, field in keywords)]
            case _:
                pass
    return found
