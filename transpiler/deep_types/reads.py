"""What templates read of a value, as a tree of steps: the parts of it whose types are worth asking for.

Input: the type of a prop, which names what is read. Output: `Reads`.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from transpiler.types import ContextPath, Dict, Function, List, Object, Tuple, Type, Union

_DEPTH = 6
_PROTOCOLS = frozenset({"__str__", "__len__", "__call__", "$ref"})


@dataclass(frozen=True, slots=True)
class Attribute:
    """`value.name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """What a loop over the value yields; `of_dict`: a value of the dict."""

    of_dict: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """`value[index]`."""

    index: int


@dataclass(frozen=True, slots=True)
class Call:
    """`value.name(...)` with constant arguments, as Python writes them."""

    name: str
    arguments: str


Step: TypeAlias = Attribute | Item | Element | Call
Path: TypeAlias = tuple[Step, ...]


@dataclass
class Reads:
    """The steps that templates take from a value."""

    steps: dict[Step, Reads] = field(default_factory=dict)

    def take(self, step: Step) -> Reads:
        """What is read after a step."""
        return self.steps.setdefault(step, Reads())

    def merge(self, other: Reads) -> None:
        """Read what the other reads too."""
        for step, inner in other.steps.items():
            self.take(step).merge(inner)

    def after(self, path: Path) -> Reads:
        """What is read at the end of a path."""
        found: Reads | None = self
        for step in path:
            found = found.steps.get(step) if found is not None else None
        return found or Reads()

    def behind(self, path: Path) -> Reads:
        """What is read of a value that this is a part of."""
        whole = self
        for step in reversed(path):
            whole = Reads({step: whole})
        return whole

    def paths(self, before: Path = ()) -> Iterator[Path]:
        """Every step as a path from the value, the value itself first."""
        yield before
        for step, inner in self.steps.items():
            yield from inner.paths((*before, step))


def reads_of(type_: Type) -> Reads:
    """The parts that a type names. A shape inside itself is followed once; deep ones end at some depth."""
    reads = Reads()
    _add(reads, type_, (), 0)
    return reads


def _add(reads: Reads, type_: Type, around: tuple[Object, ...], depth: int) -> None:
    if depth > _DEPTH:
        return
    match type_:
        case List(item):
            _add(reads.take(Item()), item, around, depth + 1)
        case Tuple(items):
            for index, item in enumerate(items):
                _add(reads.take(Element(index)), item, around, depth + 1)
        case Dict(_, value):
            _add(reads.take(Item(of_dict=True)), value, around, depth + 1)
        case Union(members):
            for member in members:
                _add(reads, member, around, depth)
        case Object(fields=fields) if type_ not in around:
            inside = (*around, type_)
            for key, known in fields.items():
                name = known.attribute or key
                if name == "__iter__":
                    _add(reads, known.type, inside, depth)
                elif known.call is not None and name not in _PROTOCOLS:
                    call = _call(name, known.call)
                    if call is not None:
                        _add(reads.take(call), known.type, inside, depth + 1)
                elif isinstance(known.type, Function):
                    reads.take(Attribute(name))
                elif name not in _PROTOCOLS:
                    _add(reads.take(Attribute(name)), known.type, inside, depth + 1)
        case _:
            pass


def _call(name: str, given: tuple[tuple[object, ...], tuple[tuple[str, object], ...]]) -> Call | None:
    args, kwargs = given
    values = [*args, *(value for _, value in kwargs)]
    if any(isinstance(value, ContextPath) for value in values):
        return None
    plain = [f"{key}={value!r}" for key, value in kwargs if not keyword.iskeyword(key)]
    other = {key: value for key, value in kwargs if keyword.iskeyword(key)}
    return Call(name, ", ".join([*map(repr, args), *plain, *([f"**{other!r}"] if other else [])]))
