"""Which values are forms and form fields: WTForms' attributes print as Markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transpiler.analyze.cells import Cells, Shape
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

    def returns_markup(self, name: str, keywords: Iterable[tuple[str, object]], shape: Shape) -> bool:
        """Whether a call of an attribute returns Markup."""
        if shape in self.fields or self.is_form(shape):
            return True
        if name in HTML_CALLS or {key for key, _ in keywords} & _HTML_KEYWORDS:
            return True
        return _FORM.search(shape.label) is not None


def _read(shape: Shape) -> set[str]:
    """What is read or called of a value, by name."""
    return {*shape.attrs, *(name for name, _, _ in shape.calls), *shape.recorded}
