"""What is known where: uses are recorded on cells, weakened where a test of the same value has succeeded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from transpiler import nodes
from transpiler.analyze.cells import NO_USE, Cell, Cells, Use
from transpiler.analyze.values import NOTHING, Value
from transpiler.types import NONE, UNKNOWN, Type


class GuardWalk:
    """Records uses and flows; keeps the values that are known to be true. Subclasses evaluate expressions."""

    cells: Cells

    def __init__(self) -> None:
        self._true: list[set[Cell]] = []
        self.looked_up: set[int] = set()
        """Names whose value was asked for, by identity of their nodes."""
        self.listed: set[int] = set()
        """Filters whose result is walked item by item, by identity of their nodes."""
        self.kept: set[int] = set()
        """Texts put together whose whole a filter takes, by identity of their nodes."""
        self.with_body: set[int] = set()
        """Calls that get the body of a call block, by identity of their nodes."""
        self.compares = 0
        """How many comparisons the walk is inside of."""

    def expr(self, node: nodes.Expr) -> Value:
        """The value of an expression; uses of the values in it are recorded."""
        raise NotImplementedError

    def call(self, node: nodes.Call) -> Value:
        """The value of a call."""
        raise NotImplementedError

    def use(self, value: Value, uses: Use) -> None:
        """Record uses on all cells of a value."""
        for cell, guarded in value.cells:
            found = uses
            if Use.PRINT in uses and (guarded or self.is_guarded(cell)):
                found = (uses & ~Use.PRINT) | Use.PRINT_GUARDED
            self.cells.use(cell, found)

    def print(self, value: Value) -> None:
        """The value's text is taken."""
        self.use(value, Use.PRINT)

    def flow(self, value: Value, target: Cell) -> None:
        """The value arrives at `target`."""
        for cell, guarded in value.cells:
            self.cells.flow(cell, target, guarded or self.is_guarded(cell))
        for type_ in value.types:
            if type_ not in target.accepts:
                self.cells.find(target).accepts.append(type_)
        if value.ref is not None and UNKNOWN not in target.accepts:
            self.cells.find(target).accepts.append(UNKNOWN)

    def of(self, cell: Cell, *types: Type) -> Value:
        """The value of one cell."""
        return Value(((self.cells.find(cell), False),), types)

    def made_list(self, item: Cell, label: str) -> Value:
        """A list that the template computes from items it has."""
        cell = self.cells.new(label)
        shape = self.cells.shape(cell)
        shape.made, shape.item = "list", item
        return self.of(cell)

    def joined(self, node: nodes.Expr) -> Use:
        """What is done with the parts of `a ~ b` or of `join`: escaped or not is the same if the whole is printed."""
        return Use.JOINED if id(node) in self.kept else NO_USE

    def is_guarded(self, cell: Cell) -> bool:
        """Whether the value is known to be true here."""
        root = self.cells.find(cell)
        return any(self.cells.find(known) is root for level in self._true for known in level)

    # Conditions.

    def test(self, node: nodes.Expr) -> None:
        """Evaluate for truth."""
        match node:
            case nodes.And(left, right):
                self.test(left)
                with self.guard(left, True):
                    self.test(right)
            case nodes.Or(left, right):
                self.test(left)
                with self.guard(left, False):
                    self.test(right)
            case nodes.Not(inner):
                self.test(inner)
            case _:
                self.use(self.expr(node), Use.TEST)

    @contextmanager
    def knowing(self) -> Iterator[set[Cell]]:
        """Within: the values in the set are known to be true; it may grow."""
        known: set[Cell] = set()
        self._true.append(known)
        try:
            yield known
        finally:
            self._true.pop()

    @contextmanager
    def guard(self, test: nodes.Expr, outcome: bool) -> Iterator[None]:
        """Within: `test` is known to have been true (or false)."""
        known: set[Cell] = set()
        self.learn(test, outcome, known)
        with self.knowing() as true:
            true |= known
            yield

    def learn(self, test: nodes.Expr, outcome: bool, true: set[Cell]) -> None:
        """Add to `true` what is true once `test` was true (or false)."""
        match test:
            case nodes.Not(inner):
                self.learn(inner, not outcome, true)
            case nodes.And(left, right) if outcome:
                self.learn(left, True, true)
                self.learn(right, True, true)
            case nodes.Or(left, right) if not outcome:
                self.learn(left, False, true)
                self.learn(right, False, true)
            case nodes.Name() | nodes.Getattr() | nodes.Getitem() | nodes.Call() if outcome:
                value = self.quiet(test)
                if len(value.cells) == 1 and not value.types:
                    true.add(value.cells[0][0])
            case nodes.Test(inner, "none") if not outcome:
                self.learn(inner, True, true)
            case nodes.Compare(inner, (nodes.Operand("ne", nodes.Const(None)),)) if outcome:
                self.learn(inner, True, true)
            case nodes.Compare(inner, (nodes.Operand("eq", nodes.Const(None)),)) if not outcome:
                self.learn(inner, True, true)
            case nodes.Compare(inner, (nodes.Operand("eq", nodes.Const(str(text))),)) if outcome and text:
                self.learn(inner, True, true)
            case nodes.Compare(inner, (nodes.Operand("gt", nodes.Const(int() | float())),)) if outcome:
                self.learn(inner, True, true)
            case _:
                pass

    def quiet(self, node: nodes.Expr) -> Value:
        """The value of a path again (paths are evaluated for their cells; doing so twice adds no use)."""
        match node:
            case nodes.Call(nodes.Getattr(), args) if all(isinstance(arg, nodes.Const) for arg in args):
                value = self.call(node)
                return Value(value.cells) if value.types in ((), (NONE,)) else NOTHING
            case nodes.Name() | nodes.Getattr() | nodes.Getitem(_, nodes.Const()):
                return self.expr(node)
            case _:
                return NOTHING
