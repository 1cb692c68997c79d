"""What a type checker cannot see of a model, written out as annotations.

`title = db.Column(db.String)` becomes `title: "Mapped[str | None]" = ...`, a backref an attribute of its own, a hybrid
property a property, and a view's `id` gets the type of its route's converter. Nothing but the copy for the checker is
changed. The types are those that `transpiler.app` reads; what it does not know stays as it is.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field

from transpiler.app import Reading
from transpiler.app.modules import FunctionNode, Module, last_name, parameters
from transpiler.app.places import Frame, Place
from transpiler.deep_types.edits import Edits
from transpiler.deep_types.layout import Layout
from transpiler.types import (
    Bool,
    Float,
    Int,
    List,
    Moment,
    NoneType,
    Object,
    Str,
    Type,
    members,
)

HELPERS = "jinja2tsx_probes"
"""The module of the copy with what the insertions name."""
_MAKERS = frozenset({"Column", "mapped_column", "relationship", "relation", "column_property", "deferred"})
_OF_HYBRIDS = frozenset({"expression", "inplace", "comparator", "update_expression"})
_SPELLED = {Str: "str", Int: "int", Bool: "bool", Float: "float", NoneType: "None"}


@dataclass
class Names:
    """The classes that the annotations of one file name, with their imports."""

    reading: Reading
    layout: Layout
    imports: dict[str, str] = field(default_factory=dict)

    def spelled(self, type_: Type) -> str | None:
        """A type as an annotation; None if it has none."""
        parts = [self._one(member) for member in members(type_)]
        known = [part for part in parts if part is not None]
        return " | ".join(known) if len(known) == len(parts) else None

    def _one(self, type_: Type) -> str | None:
        match type_:
            case Moment("datetime" | "date" | "time" as kind):
                return f"{HELPERS}.{kind}"
            case List(item):
                inner = self.spelled(item)
                return f"list[{inner}]" if inner is not None else None
            case Object():
                return self._class(type_)
            case _:
                return _SPELLED.get(type(type_))

    def _class(self, shape: Object) -> str | None:
        place = self.reading.inference.models.class_of(shape)
        return self.alias(place) if place is not None else None

    def alias(self, place: Place) -> str | None:
        """The name of a class of the program, which is imported under it; None if it cannot be."""
        if not isinstance(place.node, ast.ClassDef) or place.frame.scope.parent is not None:
            return None
        module = self.layout.name_of(place.frame.module)
        alias = f"_{'_'.join([*place.frame.module.parts, place.node.name])}"
        self.imports[alias] = f"from {module} import {place.node.name} as {alias}"
        return alias if module else None


def desugar(module: Module, edits: Edits, names: Names) -> None:
    """Insert the annotations of one file."""
    _settings(module, edits, names)
    for node, scope in module.classes:
        models = names.reading.inference.models
        shape = models.object_of(Place(node, Frame(scope)))
        if isinstance(shape, Object):
            attributes = {name: names.spelled(known.type) for name, known in shape.fields.items()}
            for name, target in models.dynamic(Place(node, Frame(scope))).items():
                alias = names.alias(target)
                attributes[name] = f"{HELPERS}.Rows[{alias}]" if alias is not None else None
            _columns(node, attributes, edits)
            _backrefs(node, {name: attributes.get(name) for name in models.backrefs(node)}, edits)
    for function, scope in module.functions:
        if isinstance(scope.node, ast.ClassDef):
            _hybrid(function, edits)
        known = names.reading.route_parameters.get(id(function), {})
        for arg, default in parameters(function):
            spelled = names.spelled(known[arg.arg]) if arg.arg in known else None
            if arg.annotation is None and default is None and spelled is not None:
                end = edits.source.offset(arg.end_lineno or arg.lineno, arg.end_col_offset or 0)
                edits.insert(end, f': "{spelled}"')


def _settings(module: Module, edits: Edits, names: Names) -> None:
    """`app.config["KEY"]` and `app.config.get("KEY")` are what the program sets the key to."""
    settings = names.reading.inference.settings
    for node in ast.walk(module.tree):
        match node:
            case ast.Subscript(value=table, slice=index, ctx=ast.Load()):
                key = settings.key_of(table, index)
            case ast.Call(func=ast.Attribute(value=table, attr="get"), args=[index, *_]):
                key = settings.key_of(table, index)
            case _:
                continue
        spelled = names.spelled(settings.type_of(key)) if key is not None else None
        if spelled is not None:
            edits.around(edits.source.span(node), f'{HELPERS}.cast("{spelled}", ', ")")


def _hybrid(function: FunctionNode, edits: Edits) -> None:
    """A hybrid property is a property of instances; what it is for the class is no business of templates."""
    for decorator in function.decorator_list:
        start = edits.source.offset(decorator.lineno, decorator.col_offset)
        if last_name(decorator) == "hybrid_property":
            edits.insert(start, "property  # ")
        elif isinstance(decorator, ast.Attribute) and decorator.attr in _OF_HYBRIDS:
            edits.insert(start, "staticmethod  # ")
            start = edits.source.offset(function.lineno, function.col_offset)
            edits.insert(edits.source.text.index(f" {function.name}", start) + 1, f"_{decorator.attr}_of_")


def _columns(node: ast.ClassDef, known: Mapping[str, str | None], edits: Edits) -> None:
    for statement in node.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name) as target], value=ast.Call(func=func)):
                spelled = known.get(name) if last_name(func) in _MAKERS else None
                if spelled is not None:
                    end = edits.source.offset(target.end_lineno or target.lineno, target.end_col_offset or 0)
                    edits.insert(end, f': "{HELPERS}.Mapped[{spelled}]"')
            case _:
                pass


def _backrefs(node: ast.ClassDef, known: Mapping[str, str | None], edits: Edits) -> None:
    first = node.body[0]
    line = min([first.lineno, *(one.lineno for one in getattr(first, "decorator_list", ()))])
    start = edits.source.offset(line, first.col_offset)
    indent = edits.source.is_indented(start)
    for name, spelled in known.items():
        if spelled is not None:
            end = "; " if indent is None else f"\n{indent}"
            edits.insert(start, f'{name}: "{HELPERS}.Mapped[{spelled}]"{end}')
