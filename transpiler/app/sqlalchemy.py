"""SQLAlchemy models in the older spelling: `Column(Integer)`, `relationship("Post", backref="author")`.

Input: the call that makes a class attribute. Output: the type an instance's attribute has. `Mapped[...]` needs
nothing of this: its annotation says all. Rules: a column is nullable unless it is a primary key or says otherwise;
a relationship is a list unless the foreign key is on its own side, `uselist=False`, or `remote_side` is given.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from transpiler.app.modules import last_name
from transpiler.app.places import Frame, Place
from transpiler.app.syntax import constant, keyword
from transpiler.types import BOOL, FLOAT, INT, NONE, STR, UNKNOWN, Field, List, Moment, Str, Type, union

if TYPE_CHECKING:
    from transpiler.app.inference import Inference

_COLUMN_TYPES: dict[str, Type] = {
    **dict.fromkeys(("Integer", "BigInteger", "SmallInteger", "INTEGER", "BIGINT", "SMALLINT"), INT),
    **dict.fromkeys(("String", "Text", "Unicode", "UnicodeText", "VARCHAR", "CHAR", "TEXT", "NVARCHAR"), STR),
    **dict.fromkeys(("Boolean", "BOOLEAN"), BOOL),
    **dict.fromkeys(("Float", "FLOAT", "Double", "DOUBLE", "REAL"), FLOAT),
    **dict.fromkeys(("DateTime", "DATETIME", "TIMESTAMP"), Moment("datetime")),
    **dict.fromkeys(("Date", "DATE"), Moment("date")),
    **dict.fromkeys(("Time", "TIME"), Moment("time")),
}
_COLUMNS = frozenset({"Column", "mapped_column"})
_RELATIONSHIPS = frozenset({"relationship", "relation", "Relationship"})
_NOT_LOADED = ("dynamic", "write_only", "noload")


class Orm:
    """Reads columns, relationships and what relationships add to other classes."""

    def __init__(self, inference: Inference) -> None:
        self._inference = inference
        self._backrefs: dict[str, dict[str, tuple[ast.Call, Frame]]] | None = None

    def member(self, call: ast.Call, frame: Frame) -> Type | None:
        """The type of a class attribute made by `call`, or None if it is neither column nor relationship."""
        name = last_name(call.func)
        if name in _COLUMNS:
            return self.column(call, frame)
        if name in _RELATIONSHIPS:
            return self.relationship(call, frame)
        return None

    def column(self, call: ast.Call, frame: Frame) -> Type:
        """The Python type of a column."""
        given = keyword(call, "type_")
        type_: Type = self._column_type(given, frame) if given is not None else UNKNOWN
        for arg in call.args[:2]:
            if type_ == UNKNOWN and not isinstance(arg, ast.Constant):
                type_ = self._column_type(arg, frame)
        if type_ == UNKNOWN:
            return UNKNOWN
        never_null = constant(keyword(call, "primary_key")) is True or constant(keyword(call, "nullable")) is False
        return type_ if never_null else union(type_, NONE)

    def _column_type(self, expr: ast.expr, frame: Frame) -> Type:
        call = expr if isinstance(expr, ast.Call) else None
        name = last_name(call.func if call is not None else expr)
        if name == "Enum" and call is not None:
            values = [constant(arg) for arg in call.args]
            texts = [value for value in values if isinstance(value, str)]
            return Str(frozenset(texts)) if texts and len(texts) == len(values) else UNKNOWN
        target = self._inference.follower.definition(call.func if call is not None else expr, frame)
        return UNKNOWN if target is not None else _COLUMN_TYPES.get(name, UNKNOWN)

    def relationship(self, call: ast.Call, frame: Frame) -> Type:
        """The type of a relationship's attribute."""
        owner = frame.scope.node
        target = self._related(call, frame)
        if target is None or not isinstance(owner, ast.ClassDef):
            return UNKNOWN
        if constant(keyword(call, "lazy")) in _NOT_LOADED:
            return UNKNOWN
        shape = self._inference.models.object_of(target)
        assert isinstance(target.node, ast.ClassDef)
        match self._many(call, owner, target.node):
            case None:
                return UNKNOWN
            case True:
                return List(shape)
            case False:
                return union(shape, NONE)

    def dynamic(self, place: Place) -> dict[str, Place]:
        """The attributes of a class that are queries (`lazy="dynamic"`), with the class of their rows."""
        assert isinstance(place.node, ast.ClassDef)
        frame = self._inference.follower.inner(place)
        found: dict[str, Place] = {}
        for statement in place.node.body:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() as call) if _is_dynamic(call):
                    if last_name(call.func) in _RELATIONSHIPS and (target := self._related(call, frame)) is not None:
                        found[name] = target
                case _:
                    pass
        for name, (call, inner) in self._noted_backrefs().get(place.node.name, {}).items():
            given, outer = keyword(call, "backref"), inner.scope.parent
            if isinstance(given, ast.Call) and _is_dynamic(given) and outer is not None:
                related = self._related(call, inner)
                if related is not None and related.node is place.node:
                    found[name] = Place(inner.scope.node, inner.at(outer))
        return found

    def _related(self, call: ast.Call, frame: Frame) -> Place | None:
        given = keyword(call, "argument", 0)
        if isinstance(given, ast.Lambda):
            given = given.body
        if given is None:
            return None
        name = constant(given)
        if isinstance(name, str):
            return self._class_named(name.rpartition(".")[2])
        return self._inference.follower.class_of(given, frame)

    def _class_named(self, name: str) -> Place | None:
        found = [
            Place(node, Frame(scope))
            for module in self._inference.modules.all
            for node, scope in module.classes
            if node.name == name and any(True for _ in _members(node))
        ]
        return found[0] if len(found) == 1 else None

    def _many(self, call: ast.Call, owner: ast.ClassDef, target: ast.ClassDef) -> bool | None:
        """Whether a relationship holds a list; None where the source does not settle it."""
        uselist = constant(keyword(call, "uselist"))
        if isinstance(uselist, bool):
            return uselist
        if keyword(call, "secondary") is not None:
            return True
        if keyword(call, "collection_class") is not None or keyword(call, "primaryjoin") is not None:
            return None
        here, there = _keys_to(owner, target), _keys_to(target, owner)
        if owner is target:
            return keyword(call, "remote_side") is None if here else None
        if here and not there:
            return False
        if there and not here:
            return True
        return None

    def backrefs(self, node: ast.ClassDef) -> dict[str, Field]:
        """The attributes that relationships of other classes give to this one."""
        found = {}
        for name, (call, frame) in self._noted_backrefs().get(node.name, {}).items():
            target = self._related(call, frame)
            if target is not None and target.node is node:
                found[name] = Field(self._backref(call, frame, node))
        return found

    def _noted_backrefs(self) -> dict[str, dict[str, tuple[ast.Call, Frame]]]:
        """The relationships that give a class an attribute, by the class's name and the attribute's."""
        if self._backrefs is None:
            self._backrefs = {}
            for module in self._inference.modules.all:
                for call, scope in module.calls:
                    if last_name(call.func) in _RELATIONSHIPS and isinstance(scope.node, ast.ClassDef):
                        self._note_backref(call, Frame(scope))
        return self._backrefs

    def _note_backref(self, call: ast.Call, frame: Frame) -> None:
        given = keyword(call, "backref")
        name = constant(given.args[0]) if isinstance(given, ast.Call) and given.args else constant(given)
        target = self._related(call, frame)
        if isinstance(name, str) and target is not None and isinstance(target.node, ast.ClassDef):
            assert self._backrefs is not None
            self._backrefs.setdefault(target.node.name, {})[name] = (call, frame)

    def _backref(self, call: ast.Call, frame: Frame, target: ast.ClassDef) -> Type:
        owner = frame.scope.node
        assert isinstance(owner, ast.ClassDef)
        given = keyword(call, "backref")
        options = given if isinstance(given, ast.Call) else None
        if options is not None and constant(keyword(options, "lazy")) in _NOT_LOADED:
            return UNKNOWN
        outer = frame.scope.parent
        assert outer is not None
        shape = self._inference.models.object_of(Place(owner, frame.at(outer)))
        uselist = constant(keyword(options, "uselist")) if options is not None else ...
        many: bool | None
        if isinstance(uselist, bool):
            many = uselist
        elif keyword(call, "secondary") is not None:
            many = True
        elif keyword(call, "uselist") is not None:
            there, here = _keys_to(owner, target), _keys_to(target, owner)
            many = (there and not here) if there != here else None
        else:
            forward = self._many(call, owner, target)
            many = None if forward is None else not forward
        if many is None:
            return UNKNOWN
        return List(shape) if many else union(shape, NONE)


def _is_dynamic(call: ast.Call) -> bool:
    return constant(keyword(call, "lazy")) == "dynamic"


def _members(node: ast.ClassDef) -> list[ast.Call]:
    """The columns and relationships in a class body."""
    calls = []
    for statement in node.body:
        value = statement.value if isinstance(statement, (ast.Assign, ast.AnnAssign)) else None
        if isinstance(value, ast.Call) and last_name(value.func) in _COLUMNS | _RELATIONSHIPS:
            calls.append(value)
    return calls


def _table(node: ast.ClassDef) -> str:
    """A class's table: its `__tablename__`, else Flask-SQLAlchemy's snake case of the name."""
    for statement in node.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id="__tablename__")], value=ast.Constant(value=str(name))):
                return name
            case _:
                pass
    spaced = re.sub(r"((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))", r"_\1", node.name)
    return spaced.lower()


def _keys_to(source: ast.ClassDef, target: ast.ClassDef) -> bool:
    """Whether a column of `source` is a foreign key into `target`."""
    for column in _members(source):
        for arg in column.args:
            if isinstance(arg, ast.Call) and last_name(arg.func) == "ForeignKey" and arg.args:
                reference = arg.args[0]
                text = constant(reference)
                if isinstance(text, str) and text.split(".")[-2:][0] == _table(target):
                    return True
                if isinstance(reference, ast.Attribute) and last_name(reference.value) == target.name:
                    return True
    return False
