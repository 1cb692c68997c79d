"""Names of the keys for the results of calls: `field("a")` is `field.call`, `field("b")` is `field.call_2`.

A call has one name at all places that a value reaches, so that what one template is given fits where it hands it on.
"""

from __future__ import annotations

from collections.abc import Container

from transpiler.analyze.cells import CallArgs, Cells, Shape


class CallKeys:
    """The keys of all shapes of a program whose flows are known."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._kin: dict[Shape, Shape] | None = None
        self._named: dict[Shape, dict[tuple[str, CallArgs | None, str], str]] = {}
        self._attrs: dict[Shape, set[str]] = {}

    def key(self, shape: Shape, name: str, args: CallArgs | None, spelled: str, taken: Container[str]) -> str:
        """The key of a call of `name` with these arguments; of all other calls if `args` is None."""
        first = self._first(shape)
        named = self._named.setdefault(first, {})
        call = (name, args, spelled)
        if call in named and named[call] not in taken:
            return named[call]
        wanted = "call" if name == "__call__" else name
        used = {*self._attrs.get(first, ()), *named.values()}
        count, key = 1, wanted
        while key in used or key in taken:
            count += 1
            key = f"{wanted}_{count}"
        named.setdefault(call, key)
        return key

    def _first(self, shape: Shape) -> Shape:
        """What stands for all shapes that values of this one come from or go to."""
        if self._kin is None:
            self._kin = {}
            for cell in self._cells.roots():
                wanted = self._cells.shape(cell)
                for source, _ in cell.sources if wanted.calls or wanted.recorded else ():
                    self._join(self._cells.shape(source), wanted)
            for cell in self._cells.roots():
                inner = self._cells.shape(cell)
                self._attrs.setdefault(self._root(inner), set()).update(inner.attrs)
        return self._root(self._cells.find_shape(shape))

    def _join(self, one: Shape, two: Shape) -> None:
        a, b = sorted((self._root(one), self._root(two)), key=lambda shape: shape.order)
        if a is not b:
            assert self._kin is not None
            self._kin[b] = a

    def _root(self, shape: Shape) -> Shape:
        assert self._kin is not None
        while shape in self._kin:
            shape = self._kin[shape]
        return shape
