"""Answers of the type checker as types of ours.

Input: the questions with their answers. Output: the type of each value, shapes of classes filled with what was
answered about their attributes. What the checker does not know, what is no plain value, and what the source may set
elsewhere gives nothing: how the templates use it decides then.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transpiler.app import Reading
from transpiler.app.modules import Assigned, Binding, Definition
from transpiler.app.places import Frame, Place
from transpiler.deep_types.probes import Question
from transpiler.deep_types.reads import Attribute, Call, Element, Item, Path, Reads, Step
from transpiler.deep_types.revealed import Either, Named, Returns, Revealed
from transpiler.deep_types.widen import changes_of
from transpiler.types import (
    BOOL,
    FLOAT,
    HTML,
    INT,
    NONE,
    STR,
    UNKNOWN,
    Dict,
    Field,
    Function,
    List,
    Moment,
    Object,
    Tuple,
    Type,
    Unknown,
    union,
)

_PLAIN: dict[str, Type] = {
    "str": STR, "LiteralString": STR, "int": INT, "bool": BOOL, "float": FLOAT, "None": NONE, "NoneType": NONE,
    "datetime": Moment("datetime"), "date": Moment("date"), "time": Moment("time"), "Markup": HTML,
}  # fmt: skip
_LISTS = frozenset({"list", "Sequence", "MutableSequence", "Collection", "InstrumentedList"})
_DICTS = frozenset({"dict", "Mapping", "MutableMapping", "OrderedDict", "defaultdict"})


class Answers:
    """Makes types of answers."""

    def __init__(self, reading: Reading) -> None:
        self._inference = reading.inference
        self._classes: dict[str, list[Place]] = {}
        self._mixed = changes_of(reading.inference.modules).mixed
        self._noted: dict[tuple[Object, str], list[Type]] = {}
        for module in reading.inference.modules.all:
            for node, scope in module.classes:
                self._classes.setdefault(node.name, []).append(Place(node, Frame(scope)))

    def type_of(self, question: Question, path: Path = ()) -> Type:
        """The type of what was asked about, or of a part of it."""
        return _Asked(self, question).part(path, question.reads.after(path))

    def fill(self) -> None:
        """Give the shapes of classes what was answered about their attributes, where the source does not tell."""
        for (shape, name), types in self._noted.items():
            known = shape.fields.get(name)
            found = filled(known.type if known is not None else UNKNOWN, union(*types))
            if not isinstance(found, Unknown):
                shape.fields[name] = Field(found) if known is None else replace(known, type=found)

    def class_named(self, name: str) -> Place | None:
        """The only class of the program with a name."""
        found = self._classes.get(name, ())
        return found[0] if len(found) == 1 else None

    def shape_of(self, place: Place) -> Object | None:
        """The shape of a class of the program; None if its objects are no plain ones."""
        return self._inference.models.shape_of(place)

    def is_defined(self, name: str) -> bool:
        """Whether the program has a class of that name."""
        return name in self._classes

    def note(self, shape: Object, name: str, type_: Type) -> None:
        """Keep an answer about an attribute of a class, unless it may be set to something else."""
        if isinstance(type_, Function) or name not in self._mixed or self._is_declared(shape, name):
            found = self._noted.setdefault((shape, name), [])
            if type_ not in found:
                found.append(type_)

    def _is_declared(self, shape: Object, name: str) -> bool:
        """Whether a class says itself what an attribute is: by an annotation, a column, a property."""
        place = self._inference.models.class_of(shape)
        for ancestor in self._inference.follower.ancestors(place) if place is not None else ():
            if isinstance(ancestor, Place):
                found = self._inference.follower.inner(ancestor).scope.names.get(name)
                if found is not None:
                    return len(found) == 1 and _says_all(found[0])
        return name in shape.fields


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question being answered."""

    answers: Answers
    question: Question

    def part(self, path: Path, reads: Reads) -> Type:
        return self._type(self.question.answer(path), path, reads)

    def _type(self, revealed: Revealed, path: Path, reads: Reads) -> Type:
        match revealed:
            case Either(members):
                return union(*(self._type(member, path, reads) for member in members))
            case Returns(result):
                return Function((), self._type(result, path, Reads()), rest=True)
            case Named(name, args):
                return self._named(name, args, path, reads)

    def _named(self, name: str, args: tuple[Revealed, ...], path: Path, reads: Reads) -> Type:
        place = self.answers.class_named(name)
        if place is not None and not args:
            shape = self.answers.shape_of(place)
            if shape is not None:
                for step, type_ in self._attributes(path, reads):
                    self.answers.note(shape, step, type_)
                return shape
        if self.answers.is_defined(name):
            return UNKNOWN
        if name in _PLAIN and not args:
            return _PLAIN[name]
        if name in _LISTS and len(args) == 1:
            return List(self._inside(args[0], path, Item(), reads))
        if name in _DICTS and len(args) == 2:
            key = self._type(args[0], path, Reads())
            value = self._inside(args[1], path, Item(of_dict=True), reads)
            return Dict(key, value) if UNKNOWN not in (key, value) else UNKNOWN  # pairs of what nobody knows: by use
        if name == "tuple" and args:
            if args[-1] == Named("..."):
                return List(self._inside(args[0], path, Item(), reads))
            return Tuple(tuple(self._inside(arg, path, Element(i), reads) for i, arg in enumerate(args)))
        return UNKNOWN

    def _inside(self, revealed: Revealed, path: Path, step: Step, reads: Reads) -> Type:
        return self._type(revealed, (*path, step), reads.steps.get(step, Reads()))

    def _attributes(self, path: Path, reads: Reads) -> Iterator[tuple[str, Type]]:
        """What was answered about the attributes of a value, and about what its methods return."""
        for step, inner in reads.steps.items():
            match step:
                case Attribute(name):
                    type_ = self.part((*path, step), inner)
                    if not isinstance(type_, Unknown) and type_ != NONE:
                        yield name, type_
                case Call(name):
                    type_ = self.part((*path, step), inner)
                    if not isinstance(type_, Unknown) and type_ != NONE:
                        yield name, Function((), type_, rest=True)
                case _:
                    pass


def filled(known: Type, answer: Type) -> Type:
    """What the source tells, with the answer in the places where it does not."""
    match known, answer:
        case Unknown(), _:
            return answer
        case List(item), List(other):
            return replace(known, item=filled(item, other))
        case Dict(key, value), Dict(other_key, other_value):
            return Dict(filled(key, other_key), filled(value, other_value))
        case Tuple(items), Tuple(others) if len(items) == len(others):
            return Tuple(tuple(filled(item, other) for item, other in zip(items, others, strict=True)))
        case Function(result=result), Function(result=other):
            return replace(known, result=filled(result, other))
        case _:
            return known


def _says_all(binding: Binding) -> bool:
    return isinstance(binding, Definition) or (
        isinstance(binding, Assigned) and (binding.annotation is not None or isinstance(binding.value, ast.Call))
    )
