"""Classes as shapes: dataclasses, pydantic, named tuples, typed dicts, SQLAlchemy, plain classes.

Input: a class of the program. Output: one `Object` per class, the same one every time, with the attributes and
properties whose types the source shows. A name missing from `fields` proves nothing: methods, attributes set from
outside and outside bases are not listed.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from transpiler.app.functions import is_property
from transpiler.app.modules import FunctionNode, last_name, parameters
from transpiler.app.places import External, Frame, Place
from transpiler.app.sqlalchemy import Orm
from transpiler.app.syntax import constant, keyword
from transpiler.types import BOOL, NONE, UNKNOWN, Field, Object, Type, union

if TYPE_CHECKING:
    from transpiler.app.inference import Inference

MODULE = "types/models"
_USER_MIXIN = {name: Field(BOOL) for name in ("is_authenticated", "is_active", "is_anonymous")}
_MIXINS = {"flask_login.UserMixin": _USER_MIXIN, "flask_security.UserMixin": _USER_MIXIN}
_NOT_SHAPES = ("wtforms.", "flask_wtf.", "enum.", "builtins.", "typing.Protocol", "typing.Generic")
_SHAPELESS_BASES = frozenset({"builtins.object", "typing.Protocol", "typing.Generic", "abc.ABC"})
_KNOWN_BASES = re.compile(
    r"(Model|Base|Mixin|DeclarativeBaseNoMeta|MappedAsDataclass|NamedTuple|TypedDict|ABC|Schema|BaseSettings)$"
)
"""Outside bases whose instances are plain objects: ORM and pydantic bases, mixins. Any other base hides a class."""
_OWN_BEHAVIOUR = ("__iter__", "__len__", "__bool__", "__getattr__", "__getattribute__", "__getitem__", "__html__",
                  "__call__")  # fmt: skip
_FIELD_MAKERS = frozenset({"Field", "field", "attrib", "ib"})


class Models:
    """Makes the shapes of classes."""

    def __init__(self, inference: Inference) -> None:
        self._inference = inference
        self._orm = Orm(inference)
        self._objects: dict[int, Type] = {}
        self._bare: dict[int, Object] = {}
        self._places: dict[int, Place] = {}
        self._names: set[str] = set()

    def object_of(self, place: Place) -> Type:
        """The shape of a class's instances, `UNKNOWN` where they are no plain objects (enums, forms, `str`s)."""
        key = id(place.node)
        if key not in self._objects:
            assert isinstance(place.node, ast.ClassDef)
            ancestors = list(self._inference.follower.ancestors(place))
            if any(_hides(a, self._inference) for a in ancestors):
                self._objects[key] = UNKNOWN
                return UNKNOWN
            made = Object(self._free_name(place.node.name), module=MODULE)
            self._objects[key] = made
            self._places[id(made)] = place
            self._fill(made, ancestors)
            if not made.fields:
                self._names.discard(made.name)
                self._objects[key] = UNKNOWN
                self._bare[key] = made
        return self._objects[key]

    def shape_of(self, place: Place) -> Object | None:
        """The shape of a class's instances, also where the source shows none of its attributes; None if they are no
        plain objects.
        """
        found = self.object_of(place)
        bare = self._bare.get(id(place.node))
        if bare is not None and not isinstance(found, Object):
            bare.name = self._free_name(bare.name)
            found = self._objects[id(place.node)] = bare
        return found if isinstance(found, Object) else None

    def class_of(self, shape: Object) -> Place | None:
        """The class a shape was made from."""
        return self._places.get(id(shape))

    def backrefs(self, node: ast.ClassDef) -> dict[str, Field]:
        """The attributes that relationships of other classes give to a class."""
        return self._orm.backrefs(node)

    def dynamic(self, place: Place) -> dict[str, Place]:
        """The attributes of a class that are queries, with the class of their rows."""
        return self._orm.dynamic(place)

    def named(self, name: str) -> Object:
        """A new shared shape that is no class of the program."""
        return Object(self._free_name(name), module=MODULE)

    def _free_name(self, wanted: str) -> str:
        base = wanted.lstrip("_")
        base = base[:1].upper() + base[1:]
        name, count = base, 1
        while name in self._names:
            count += 1
            name = f"{base}{count}"
        self._names.add(name)
        return name

    def _fill(self, made: Object, ancestors: list[Place | External]) -> None:
        keys: list[str] = []
        total = True
        for ancestor in reversed(ancestors):
            if isinstance(ancestor, External):
                made.fields.update(_MIXINS.get(ancestor.name, {}))
                continue
            node = ancestor.node
            assert isinstance(node, ast.ClassDef)
            frame = self._inference.follower.inner(ancestor)
            total = not any(k.arg == "total" and constant(k.value) is False for k in node.keywords)
            for statement in node.body:
                self._member(made, statement, frame, keys, total)
            self._from_init(made, frame)
            made.fields.update(self._orm.backrefs(node))
        if len(keys) == 1:
            made.primary_key = keys[0]

    def _member(self, made: Object, statement: ast.stmt, frame: Frame, keys: list[str], total: bool) -> None:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value):
                if _head(annotation) in ("InitVar", "KW_ONLY"):
                    return
                made.fields[name] = self._annotated(annotation, value, frame, total)
                if isinstance(value, ast.Call) and constant(keyword(value, "primary_key")) is True:
                    keys.append(name)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() as call):
                found = self._orm.member(call, frame)
                if found is not None:
                    made.fields[name] = Field(found)
                    if constant(keyword(call, "primary_key")) is True:
                        keys.append(name)
            case ast.FunctionDef(name=name) if is_property(statement):
                made.fields[name] = Field(self._inference.values.result_of(Place(statement, frame)))
            case _:
                pass

    def _annotated(self, annotation: ast.expr, value: ast.expr | None, frame: Frame, total: bool) -> Field:
        type_ = self._inference.annotations.read(annotation, frame)
        default = value
        if isinstance(value, ast.Call) and last_name(value.func) in _FIELD_MAKERS:
            default = keyword(value, "default", 0)
        if default is not None and constant(default) is None:
            type_ = union(type_, NONE)
        if _head(annotation) == "relationship":
            type_ = UNKNOWN
        optional = _head(annotation) == "NotRequired" or (not total and _head(annotation) != "Required")
        return Field(type_, optional=optional)

    def _from_init(self, made: Object, frame: Frame) -> None:
        """`self.x: T = ...` anywhere, and `self.x = x` for an annotated parameter where nothing else sets `x`."""
        stores: dict[str, list[tuple[ast.expr | None, ast.expr | None, FunctionNode]]] = {}
        for target, assigned, scope in frame.module.stores:
            function = scope.node
            if (
                isinstance(target, ast.Attribute)
                and isinstance(target.value, ast.Name)
                and target.value.id == "self"
                and scope.parent is frame.scope
                and isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
            ):
                stores.setdefault(target.attr, []).append((assigned.annotation, assigned.value, function))
        for name, found in stores.items():
            annotation, value, function = found[0]
            type_: Type | None = None
            if annotation is not None:
                type_ = self._inference.annotations.read(annotation, frame)
            elif len(found) == 1 and function.name == "__init__" and isinstance(value, ast.Name):
                type_ = next(
                    (
                        self._inference.annotations.parameter(arg, default, frame)
                        for arg, default in parameters(function)
                        if arg.arg == value.id
                    ),
                    None,
                )
            if type_ is not None and name not in made.fields:
                made.fields[name] = Field(type_)


def _hides(ancestor: Place | External, inference: Inference) -> bool:
    """Whether a class or base may iterate, test or answer attributes in a way its fields do not show."""
    if isinstance(ancestor, External):
        name = ancestor.name
        return name not in _SHAPELESS_BASES and (name.startswith(_NOT_SHAPES) or not _KNOWN_BASES.search(name))
    return any(name in inference.follower.inner(ancestor).scope.names for name in _OWN_BEHAVIOUR)


def _head(annotation: ast.expr) -> str:
    return last_name(annotation.value if isinstance(annotation, ast.Subscript) else annotation)
