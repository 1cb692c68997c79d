"""A lowered expression with its type, and the questions rules ask about it."""

from __future__ import annotations

import builtins
from dataclasses import dataclass

from transpiler import ir
from transpiler.ir import build as b
from transpiler.types import (
    UNKNOWN,
    Bool,
    Dict,
    Float,
    Function,
    Html,
    Int,
    List,
    Missing,
    Moment,
    Node,
    NoneType,
    Number,
    Numeral,
    Object,
    Str,
    Tuple,
    Type,
    Union,
    Unknown,
    members,
    union,
)


@dataclass(frozen=True, slots=True)
class Value:
    """TypeScript code and the type of what it yields. `natural` marks integers that are never negative."""

    code: ir.Expr
    type: Type
    natural: bool = False

    def only(self, *kinds: builtins.type[object]) -> bool:
        """Whether every alternative of the type is one of `kinds`."""
        return all(isinstance(member, kinds) for member in members(self.type))

    @property
    def is_text(self) -> bool:
        """A plain string and nothing else."""
        return isinstance(self.type, Str)

    @property
    def is_number(self) -> bool:
        """A plain JavaScript number and nothing else."""
        return isinstance(self.type, Int | Float | Number)

    @property
    def number(self) -> ir.Expr | None:
        """Code of the value as a JavaScript number to compare or calculate with; None if it may be something else."""
        if isinstance(self.type, Numeral):
            return b.call(b.name("Number"), self.code)
        return self.code if self.is_number else None

    @property
    def is_list_of_text(self) -> bool:
        """A list of plain strings."""
        return isinstance(self.type, List) and isinstance(self.type.item, Str)


def is_simple(code: ir.Expr) -> bool:
    """Whether code may be written twice: a name, a constant or a path of constant names."""
    match code:
        case ir.Name() | ir.Ref() | ir.Str() | ir.Num() | ir.Bool() | ir.Null() | ir.Undefined():
            return True
        case ir.Member(inner):
            return is_simple(inner)
        case ir.Index(inner, index):
            return is_simple(inner) and is_simple(index)
        case _:
            return False


GROUP = ("grouper", "list")
"""What a group of `groupby` holds, in the order in which it is unpacked."""


def is_group(type_: Type) -> bool:
    """Whether a value is a group of `groupby`: an object with two names, and a tuple for who asks for one."""
    return isinstance(type_, Object) and type_.name == "Group" and tuple(type_.fields) == GROUP


def needs_boxing(type_: Type, within: frozenset[int] = frozenset()) -> bool:
    """Whether the static form of a type differs from the wire form that dynamic helpers take.

    A shape that holds itself (`within`) counts once; what an object's methods gave is no key of it.
    """
    match type_:
        case Float() | Number() | Numeral() | Tuple() | Dict() | Moment():
            return True
        case List(item):
            return needs_boxing(item, within) and not isinstance(item, Number)
        case Object():
            return id(type_) not in within and any(
                needs_boxing(field.type, within | {id(type_)})
                for name, field in type_.fields.items()
                if not name.startswith("__") and not isinstance(field.type, Number)
            )
        case Int() | Bool() | Str() | Html() | NoneType() | Missing() | Unknown() | Node() | Function():
            return False
        case _:
            return any(needs_boxing(member, within) for member in type_.members)


def widened(type_: Type) -> Type:
    """The type a variable gets from its first value: literal types become the plain ones."""
    match type_:
        case Str():
            return Str(None, by_use=type_.by_use)
        case Union(members):
            return union(*(widened(member) for member in members))
        case Tuple(items):
            return Tuple(tuple(widened(item) for item in items))
        case List(item):
            return List(widened(item))
        case Object(name="Dict", module=None):
            return UNKNOWN  # a dict literal has no interface
        case _:
            return type_


def written_type(value: Value) -> Type | None:
    """The type to write at a const of this value, None where TypeScript finds it."""
    written_out = isinstance(value.code, ir.Array) and (not value.code.items or _has_tuples(value.type))
    return widened(value.type) if written_out else None


def _has_tuples(type_: Type) -> bool:
    """Whether TypeScript would take `["a", 1]` for an array of both types."""
    match type_:
        case Tuple():
            return True
        case List(item):
            return _has_tuples(item)
        case _:
            return False
