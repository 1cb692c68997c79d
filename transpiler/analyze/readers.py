"""Which bodies read a key of an object: a page is sent the keys that the bodies it shows read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from transpiler.analyze.cells import Cell, Cells, Shape, Use
from transpiler.analyze.scalars import HOW
from transpiler.facts import Reader
from transpiler.types import Object

_ANYBODY: Reader = ("", "", "")
"""Stands among the readers of a key of which it is not known who reads it."""
_KEYS_OF_REACT = ("id", "pk", "uuid")
_PROTOCOLS = ("__str__", "__iter__", "__len__", "__index__", "__items__", "__getitem__", "__get__")
"""What is sent of an object for what is done with the object itself."""
_ELSEWHERE = Use.ARGUMENT | Use.TEST | Use.NONE | HOW
"""Uses of an object that need none of these."""


@dataclass(eq=False)
class Readers:
    """The readers of the objects of a program, noted while these are made."""

    cells: Cells
    _found: dict[Object, dict[str, set[Reader]]] = field(default_factory=dict)

    def known(self) -> dict[Object, dict[str, frozenset[Reader]]]:
        """The readers of each key, as far as they are known."""
        return {
            made: {key: frozenset(found) for key, found in keys.items() if _ANYBODY not in found}
            for made, keys in self._found.items()
        }

    def note(self, made: Object, key: str, found: Collection[Reader]) -> None:
        """Bodies that read a key; none: that is not known."""
        self._found.setdefault(made, {}).setdefault(key, set()).update(found or (_ANYBODY,))

    def note_cell(self, made: Object, key: str, cell: Cell) -> None:
        """A key that stands for a cell."""
        self.note(made, key, self.cells.find(cell).readers)

    def note_attributes(self, made: Object, shape: Shape) -> None:
        """What is read of a shape by name; a loop reads what React needs as a key."""
        for name, attribute in shape.attrs.items():
            self.note_cell(made, name, attribute)
        if shape.listed:
            for key in {made.primary_key or "id", *_KEYS_OF_REACT} & shape.attrs.keys():
                self.note(made, key, shape.listed)

    def note_protocols(self, made: Object, cell: Cell) -> None:
        """What is done with the object itself."""
        for key in made.fields.keys() & {*_PROTOCOLS}:
            if found := list(using(cell, ~_ELSEWHERE)):
                self.note(made, key, found)


def using(cell: Cell, uses: Use) -> Iterator[Reader]:
    """The bodies that do one of these things with a value."""
    return (reader for reader, own in cell.used_by.items() if own & uses)
