"""Which values are forms and form fields: WTForms' attributes print as Markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transpiler.analyze.cells import Cell, Cells, Shape
from transpiler.analyze.uses import HTML_CALLS

_FORM = re.compile(r"(?:^|_)(?:form|field|f)$", re.IGNORECASE)
_HTML_KEYWORDS = frozenset({"class", "class_", "style", "id", "placeholder", "rows", "cols", "size", "title",
                            "autofocus", "required", "onclick", "type", "value", "disabled", "readonly"})  # fmt: skip


class FormFields:
    """Knows forms and their fields among all shapes, by the attributes and calls that only these have."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.fields: set[Shape] = set()
        for cell in cells.roots():
            shape = cells.shape(cell)
            if self.is_form(shape):
                parts = (*shape.attrs.values(), *([shape.item] if shape.item is not None else []))
                self.fields |= {cells.shape(part) for part in parts}
        self._follow()
        self._calling: dict[Cell, list[Shape]] = {}
        for shape in dict.fromkeys(cells.shape(cell) for cell in cells.roots()):
            for result in (*shape.calls.values(), *shape.recorded.values()):
                self._calling.setdefault(cells.find(result), []).append(shape)

    def _follow(self) -> None:
        """A field that is handed on is one there too, and so is what else arrives there."""
        flows = [
            {self.cells.shape(cell), *(self.cells.shape(source) for source, _ in cell.sources)}
            for cell in self.cells.roots()
            if cell.sources
        ]
        count = -1
        while count != len(self.fields):
            count = len(self.fields)
            for shapes in flows:
                if shapes & self.fields:
                    self.fields |= {shape for shape in shapes if shape.structured}

    def prints_markup(self, shape: Shape) -> bool:
        """Whether a value with this shape prints as Markup."""
        return bool({"label", "errors"} & _read(shape)) or shape in self.fields or self.is_form(shape)

    def is_form(self, shape: Shape) -> bool:
        """Whether the attributes of a value are fields of a form: by the calls and attributes only these have."""
        if any(name == "hidden_tag" for name, _, _ in shape.calls) or "csrf_token" in shape.attrs:
            return True
        for part in shape.attrs.values():
            inner = self.cells.shape(part)
            if {"label", "errors"} <= _read(inner):
                return True
            if "__call__" in _read(inner):
                return True
        return bool(_FORM.search(shape.label)) and any(
            {"label", "errors"} & _read(inner) for inner in map(self.cells.shape, shape.attrs.values())
        )

    def returns_markup(self, name: str, keywords: Iterable[str], result: Cell) -> bool:
        """Whether a call of an attribute returns Markup, told by all shapes that share its result."""
        shapes = self._calling.get(self.cells.find(result), [])
        given = {*keywords, *(keyword for shape in shapes for keyword in shape.keywords.get(name, ()))}
        positional = any(called == name and args[0] for shape in shapes for called, args, _ in shape.calls)
        if name in HTML_CALLS or (given & _HTML_KEYWORDS and not positional):  # fields take keywords alone
            return True
        return any(shape in self.fields or self.is_form(shape) or _FORM.search(shape.label) for shape in shapes)


def _read(shape: Shape) -> set[str]:
    """What is read or called of a value, by name."""
    return {*shape.attrs, *(name for name, _, _ in shape.calls), *shape.recorded}
