"""Objects as templates read them: one for each shape, or for each declared class.

An object holds what is read of it: its attributes, the results of calls with constant arguments, functions whose
results are recorded, and what printing, looping, counting and asking for keys need (`__str__`, `__iter__` ...).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Protocol

from transpiler.analyze.call_keys import CallKeys
from transpiler.analyze.cells import KEYS, Cell, Cells, Shape, Use
from transpiler.analyze.formfields import FormFields
from transpiler.analyze.kinds import is_shown, own_id
from transpiler.analyze.naming import shape_name
from transpiler.analyze.readers import Readers
from transpiler.analyze.scalars import HOW, PRINTED
from transpiler.analyze.shapes import identity
from transpiler.analyze.uses import MOMENT_METHODS
from transpiler.facts import Reader
from transpiler.types import (
    HANDLE,
    HTML,
    INT,
    MISSING,
    NONE,
    SHOWN_HANDLE,
    STR,
    TEXT,
    TRUTH,
    UNKNOWN,
    Field,
    Function,
    List,
    Object,
    Str,
    Tuple,
    Type,
    Unknown,
    members,
    union,
    with_html,
)  # fmt: skip

_GIVEN = Use.ARGUMENT | Use.OPAQUE
_REACHED = Use.TEST | Use.NONE | HOW


class Types(Protocol):
    """What objects ask of the types of cells (`Resolver`)."""

    cells: Cells

    def type_of(self, cell: Cell) -> Type:
        """The type of a cell."""

    def optional(self, cell: Cell) -> bool:
        """Whether the value may be absent."""

    def part(self, type_: Type, cell: Cell | None) -> Type:
        """A part of a declared value, narrowed to what is read."""

    def is_asked(self, cell: Cell) -> bool:
        """Whether Python is asked for the items under computed keys."""


class Objects:
    """The objects of a program. Each is made before its fields are known, so that shapes may be recursive."""

    def __init__(self, types: Types) -> None:
        self._types = types
        self.made: dict[Shape, Object] = {}
        self.classes: dict[object, Object] = {}
        self._forms = FormFields(types.cells)
        self._keys = CallKeys(types.cells)
        self.readers = Readers(types.cells)

    def named_keys(self, value: Type, cell: Cell, shape: Shape) -> Object:
        """A dict that is only read by constant keys: any of them may be missing."""
        if shape not in self.made:
            self.made[shape] = made = Object(shape_name(cell.label))
            for name, attribute in shape.attrs.items():
                made.fields[name] = Field(self._types.part(value, attribute), optional=True)
                self.readers.note_cell(made, name, attribute)
        return self.made[shape]

    def called(self, result: Type, cell: Cell, shape: Shape) -> Object:
        """A function that is only called with constant arguments: its results."""
        if shape not in self.made:
            self.made[shape] = Object(shape_name(cell.label))
            self._calls(self.made[shape], shape, Object("", {"__call__": Field(Function((), result))}))
        return self.made[shape]

    def add_key(self, declared: Type, made: Object, readers: Collection[Reader]) -> None:
        """The primary key as a field: it tells the items of a list apart, for these bodies."""
        key = made.primary_key
        if key is not None:
            self.readers.note(made, key, readers)
        for member in members(declared):
            if isinstance(member, Object) and key is not None and key in member.fields and key not in made.fields:
                made.fields[key] = member.fields[key]

    def of_class(self, declared: Object, shape: Shape) -> Object:
        """What all templates read of a declared class, with what is read at this place."""
        key = identity(declared)
        made = self.classes.get(key)
        if made is None:
            made = Object(declared.name, {}, declared.module, declared.primary_key or own_id(declared))
            self.classes[key] = made
        self.readers.note_attributes(made, shape)
        read = [*shape.attrs, *(name for name, _, _ in shape.calls), *shape.recorded]
        for name in [*(n for n in declared.fields if n in read), *(n for n in shape.attrs if n not in declared.fields)]:
            if name in made.fields or name not in shape.attrs:
                continue
            attribute = self._types.cells.find(shape.attrs[name])
            if name in declared.fields:
                field = declared.fields[name]
                made.fields[name] = field  # known before its type, since shapes may be recursive
                made.fields[name] = Field(
                    self._types.part(field.type, attribute), field.optional, field.attribute, field.call
                )
            elif declared.module is None or len({identity(known) for known in shape.classes}) < 2:
                made.fields[name] = Field(UNKNOWN)
                field = self._field(attribute, False, _is_called(name, shape))
                may_be_added = declared.module is None  # to a dict, by any function that gets it
                made.fields[name] = replace(field, optional=field.optional or may_be_added)
        self._calls(made, shape, declared)
        return made

    def of_shape(self, shape: Shape) -> Object:
        """What is read of a value that nothing declares."""
        shape = self._types.cells.find_shape(shape)
        known = self.made.get(shape)
        if known is not None:
            return known
        if only_class(shape) and not shape.made:
            return self.of_class(shape.classes[0], shape)  # it reaches a place that is declared, or comes from one
        made = Object(shape_name(shape.called))
        self.made[shape] = made
        self.readers.note_attributes(made, shape)
        form = self._forms.is_form(shape)
        for name, attribute in list(shape.attrs.items()):
            made.fields[name] = Field(UNKNOWN)
            markup = form or (name == "label" and shape in self._forms.fields)
            made.fields[name] = self._field(self._types.cells.find(attribute), markup, _is_called(name, shape))
        self._calls(made, shape, None)
        return made

    def _field(self, cell: Cell, form: bool, called: bool) -> Field:
        type_ = self._types.type_of(cell)
        if called and isinstance(type_, Unknown) and cell.uses & _GIVEN and not cell.uses & ~(_GIVEN | _REACHED):
            type_ = SHOWN_HANDLE if Use.TEST in cell.uses else HANDLE  # a method, which has no form but a name
        if form and isinstance(type_, Str) and type_.by_use and not (type_.empty_if_false or type_.raw or type_.handle):
            type_ = self._markup(type_, cell)
        return Field(type_, self._types.optional(cell))

    def _calls(self, made: Object, shape: Shape, declared: Object | None) -> None:
        """One key per call with its own constant arguments."""
        for (name, args, spelled), cell in list(shape.calls.items()):
            known = declared.fields[name].type if declared is not None and name in declared.fields else None
            if known is not None and isinstance(known, Function) and not isinstance(known.result, Unknown):
                type_ = self._types.part(known.result, cell)
            else:
                type_ = self._types.type_of(cell)
                if name in MOMENT_METHODS:
                    type_ = TEXT
                if is_shown(type_) and self._forms.returns_markup(name, dict(args[1]), cell):
                    type_ = self._markup(type_, cell)
            same = [key for key, f in made.fields.items() if f.attribute == name and f.call == args]
            if not same:
                same = [self._keys.key(shape, name, args, spelled, made.fields)]
                made.fields[same[0]] = Field(type_, self._types.optional(cell), name, args)
            for key in same:
                self.readers.note_cell(made, key, cell)
        for name in shape.recorded:
            if made.recorded(name) is None:
                known = declared.fields[name].type if declared is not None and name in declared.fields else None
                key = self._keys.key(shape, name, None, "", made.fields)
                made.fields[key] = Field(Function((), UNKNOWN, recorded=True), False, name)
                made.fields[key] = Field(self.recorded(name, shape, known), False, name)
            self.readers.note_cell(made, made.recorded(name) or name, shape.recorded[name])

    def recorded(self, name: str, shape: Shape, declared: Type | None) -> Function:
        """A Python function whose results are sent by argument."""
        cell = shape.recorded[name]
        if isinstance(declared, Function) and not isinstance(declared.result, Unknown):
            return Function((), self._types.part(declared.result, cell), recorded=True)
        type_ = self._types.type_of(cell)
        known = self._types.cells.find(cell).accepts
        if not known and is_shown(type_) and self._forms.returns_markup(name, shape.keywords[name], cell):
            type_ = self._markup(type_, cell)
        raw = isinstance(type_, Str) and type_.raw  # Markup is sent as its text there
        return Function((), type_ if known or raw else with_html(type_), recorded=True)

    def _markup(self, type_: Type, cell: Cell) -> Type:
        """Markup that is printed; beside text where `safe` takes either for HTML."""
        return union(type_, HTML) if Use.SAFE in self._types.cells.find(cell).uses else HTML

    def add_protocols(self, made: Object, cell: Cell, shape: Shape) -> None:
        """An object that is also printed, looped over, counted or walked as a dict."""
        uses = cell.uses
        if uses & PRINTED and "__str__" not in made.fields:
            markup = self._forms.prints_markup(shape)
            made.fields["__str__"] = Field(HTML if markup else TEXT, False, "__str__", ((), ()))
        item = self._types.type_of(shape.item) if shape.item is not None else UNKNOWN
        if Use.INDEX in uses:
            made.fields["__index__"] = Field(List(item), True, "__index__")
        if Use.ITERATE in uses:
            made.fields["__iter__"] = Field(List(item), False, "__iter__", ((), ()))
        elif Use.LENGTH in uses:
            made.fields["__len__"] = Field(INT, False, "__len__", ((), ()))
        if Use.ARGUMENT in uses and not shape.made:
            made.fields["$ref"] = Field(HANDLE)
        if Use.KIND in uses:
            made.fields["__kind__"] = Field(STR, False, "__kind__")
            if Use.TEST in uses and cell.declared is None:
                made.fields["__bool__"] = Field(TRUTH, False, "__bool__")
        if Use.ITEMS in uses:
            key = self._types.type_of(shape.key) if shape.key is not None else UNKNOWN
            value = self._types.type_of(shape.value) if shape.value is not None else UNKNOWN
            made.fields["__items__"] = Field(List(Tuple((key, value))), False, "items", ((), ()))
        if uses & KEYS and self._types.is_asked(cell):
            self._answers(made, cell, shape)
        self.readers.note_protocols(made, cell)

    def _answers(self, made: Object, cell: Cell, shape: Shape) -> None:
        """What Python finds under the keys that the page computes."""
        if shape.value is None:
            return
        inside = self._types.cells.find(shape.value)
        known = inside.declared not in (None, TEXT) or inside.accepts or inside.sources
        if Use.ITEM in cell.uses and "__getitem__" not in made.fields:
            made.fields["__getitem__"] = Field(Function((), UNKNOWN, recorded=True), False, "__getitem__")
            type_ = self._types.type_of(inside)
            found = union(type_, MISSING) if known or self._types.optional(inside) else type_
            made.fields["__getitem__"] = Field(Function((), found, recorded=True), False, "__getitem__")
        if cell.uses & (Use.GET | Use.GET_OR) and "__get__" not in made.fields:
            made.fields["__get__"] = Field(Function((), UNKNOWN, recorded=True), False, "get")
            type_ = self._types.type_of(inside)
            found = union(type_, NONE) if Use.GET in cell.uses else type_
            made.fields["__get__"] = Field(Function((), found, recorded=True), False, "get")


def only_class(shape: Shape) -> bool:
    """Whether all that is declared for values of a shape is one class."""
    return len({identity(declared) for declared in shape.classes}) == 1


def _is_called(name: str, shape: Shape) -> bool:
    """Whether templates also call what stands under a name; a dict's methods give way to its keys."""
    return not hasattr(dict, name) and (name in shape.recorded or any(name == called for called, _, _ in shape.calls))
