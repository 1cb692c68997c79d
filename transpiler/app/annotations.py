"""Annotations as types: `list[Post] | None` becomes a list of the object `Post`, or None.

Input: an annotation and its frame. Output: a `Type`; `UNKNOWN` for everything whose values could print or test
unlike the type's (sets, decimals, UUIDs, iterators, enums, callables).
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from transpiler.app.places import External, Frame, Place, Target
from transpiler.app.syntax import constant
from transpiler.types import (
    BOOL,
    FLOAT,
    HTML,
    INT,
    NONE,
    STR,
    UNKNOWN,
    Dict,
    List,
    Moment,
    Str,
    Tuple,
    Type,
    union,
)

if TYPE_CHECKING:
    from transpiler.app.inference import Inference

_TYPING = ("typing", "typing_extensions", "collections.abc", "builtins", "t", "types")
_PLAIN: dict[str, Type] = {
    "builtins.str": STR,
    "builtins.int": INT,
    "builtins.bool": BOOL,
    "builtins.float": FLOAT,
    "builtins.list": List(UNKNOWN),
    "typing.List": List(UNKNOWN),
    "typing.Text": STR,
    "typing.LiteralString": STR,
    "datetime.datetime": Moment("datetime"),
    "datetime.date": Moment("date"),
    "datetime.time": Moment("time"),
    "markupsafe.Markup": HTML,
    "flask.Markup": HTML,
    "pydantic.EmailStr": STR,
    "pydantic.PositiveInt": INT,
    "pydantic.NonNegativeInt": INT,
}
_LISTS = frozenset({"list", "List", "Sequence", "MutableSequence", "Collection", "InstrumentedList"})
_DICTS = frozenset({"dict", "Dict", "Mapping", "MutableMapping", "DefaultDict", "OrderedDict", "defaultdict"})
_TRANSPARENT = frozenset({"Annotated", "Final", "Required", "NotRequired", "ReadOnly", "ClassVar", "Mapped"})


class Annotations:
    """Reads annotations."""

    def __init__(self, inference: Inference) -> None:
        self._inference = inference

    def read(self, expr: ast.expr, frame: Frame) -> Type:
        """The type an annotation names."""
        match expr:
            case ast.Constant(value=None):
                return NONE
            case ast.Constant(value=str(text)):
                try:
                    return self.read(ast.parse(text.strip(), mode="eval").body, frame)
                except SyntaxError:
                    return UNKNOWN
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return union(self.read(left, frame), self.read(right, frame))
            case ast.Subscript(value=value, slice=index):
                return self._generic(value, index, frame)
            case ast.Name() | ast.Attribute():
                types = [self._target(t, expr) for t in self._inference.follower.follow(expr, frame)]
                return union(*types) if types else UNKNOWN
            case _:
                return UNKNOWN

    def parameter(self, arg: ast.arg, default: ast.expr | None, frame: Frame) -> Type | None:
        """The type of an annotated parameter; None if it has no annotation. A default of None counts."""
        if arg.annotation is None:
            return None
        type_ = self.read(arg.annotation, frame)
        return union(type_, NONE) if default is not None and constant(default) is None else type_

    def _target(self, target: Target, expr: ast.expr) -> Type:
        match target:
            case External(name):
                return _PLAIN.get(name, UNKNOWN)
            case Place(ast.ClassDef(), _):
                return self._inference.models.object_of(target)
            case Place(ast.Call(func=func, args=[_, base]), frame) if (
                self._inference.follower.external(func, frame).rpartition(".")[2] == "NewType"
            ):
                return self.read(base, frame)
            case Place(node, frame) if node is not expr and isinstance(node, (ast.Subscript, ast.BinOp)):
                return self.read(node, frame)
            case _:
                return UNKNOWN

    def _generic(self, value: ast.expr, index: ast.expr, frame: Frame) -> Type:
        name = self._inference.follower.external(value, frame)
        kind = name.rpartition(".")[2]
        args = list(index.elts) if isinstance(index, ast.Tuple) else [index]
        if kind == "Literal":
            return _literal(args)
        if kind == "Optional":
            return union(self.read(args[0], frame), NONE)
        if kind == "Union":
            return union(*(self.read(arg, frame) for arg in args))
        if kind in _TRANSPARENT:
            return self.read(args[0], frame)
        if kind in _LISTS:
            return List(self.read(args[0], frame))
        if kind in _DICTS and len(args) == 2:
            return Dict(self.read(args[0], frame), self.read(args[1], frame))
        if kind in ("tuple", "Tuple"):
            if len(args) == 2 and constant(args[1]) is ... and isinstance(args[1], ast.Constant):
                return List(self.read(args[0], frame))
            return Tuple(tuple(self.read(arg, frame) for arg in args))
        place = self._inference.follower.class_of(value, frame)
        return self._inference.models.object_of(place) if place is not None else UNKNOWN


def _literal(args: list[ast.expr]) -> Type:
    types: list[Type] = []
    for arg in args:
        match constant(arg):
            case str(text):
                types.append(Str(frozenset({text})))
            case bool():
                types.append(BOOL)
            case int():
                types.append(INT)
            case None:
                types.append(NONE)
            case _:
                return UNKNOWN
    return union(*types)
