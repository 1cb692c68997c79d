"""Cells: one for each place a value can be seen at, with what templates do with it.

A cell is a position (a prop, a macro parameter, an attribute of an object); its shape is what structure the value
has (attributes, items, keys). Values flow along edges. Cells of the same attribute of the same shape are merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntFlag, auto
from typing import TypeAlias

from transpiler.analyze.naming import singular
from transpiler.facts import Reader
from transpiler.types import Object, Type, union

CallArgs: TypeAlias = tuple[tuple[object, ...], tuple[tuple[str, object], ...]]


class Use(IntFlag):
    """What templates do with a value."""

    PRINT = auto()  # prints it, or hands it to something that takes its text
    PRINT_GUARDED = auto()  # the same, where a test of it has succeeded
    TEST = auto()  # asks for its truth
    DEFINED = auto()  # asks whether it is there
    NONE = auto()  # asks whether it is None
    NUMBER = auto()  # compares with or calculates with numbers
    RESULT = auto()  # calculates with it where the result may be printed
    URL_INT = auto()  # fills an int part of a route
    STRING = auto()  # compares with string literals for order, calls str methods
    NAMES = auto()  # asks whether it equals a string literal that is not empty
    MOMENT = auto()  # calls methods of dates
    ITERATE = auto()  # loops over it
    LENGTH = auto()  # counts its items
    INDEX = auto()  # takes an item by a number
    CONTAINS = auto()  # asks whether something is in it
    SLICE = auto()  # takes a part of it
    LOOKUP = auto()  # reads what only a helper can tell from the whole value (`attr` with a computed name)
    ITEM = auto()  # subscripts with a computed key
    GET = auto()  # calls `get` with a computed key
    GET_OR = auto()  # the same, with a default
    ITEMS = auto()  # walks keys, values or both
    EQUAL = auto()  # compares for equality with another value
    ORDER = auto()  # sorts it or compares with another value
    WHOLE = auto()  # needs all of it (tojson)
    OPAQUE = auto()  # hands it to something unknown
    ARGUMENT = auto()  # gives it to a Python function whose results are sent
    NULLABLE = auto()  # may be None because of how it is reached (`get`)
    FLAG = auto()  # compares for equality with True or False
    KEYED = auto()  # a filter reads it by the name it is given (`sort(attribute="n")`)
    SAFE = auto()  # prints it by the filter `safe`
    ESCAPED = auto()  # prints it otherwise
    HOLDS = auto()  # asks whether something that may be no text is in it
    MEMBER = auto()  # compares with an object, or is one of those among which an object is looked for
    NAMED = auto()  # extends the template of that name
    JOINED = auto()  # puts it together with other texts, and does more with the whole than print it
    KIND = auto()  # asks whether it is a text, a dict, a number ...


NO_USE = Use(0)
KEYS = Use.ITEM | Use.GET | Use.GET_OR
"""Keys that only the run knows."""


@dataclass(eq=False)
class Shape:
    """Structure shared by all cells that hold the same kind of value."""

    attrs: dict[str, Cell] = field(default_factory=dict)
    calls: dict[tuple[str, CallArgs, str], Cell] = field(default_factory=dict)
    """By name, arguments and their spelling (1, 1.0 and True are equal but not the same)."""
    recorded: dict[str, Cell] = field(default_factory=dict)
    """Results of methods (`__call__`: of the value itself) that are called with values of the page."""
    keywords: dict[str, set[str]] = field(default_factory=dict)
    """Names of the arguments that these are given."""
    item: Cell | None = None
    elements: dict[int, Cell] = field(default_factory=dict)
    arity: int = 0
    key: Cell | None = None
    value: Cell | None = None
    made: str = ""
    """`list`, `tuple` or `dict` for a literal of the template."""
    empty: bool = False
    """Whether one of these literals is `{}`, which Python takes for false."""
    classes: list[Object] = field(default_factory=list)
    label: str = ""
    labels: set[str] = field(default_factory=set)
    """All that templates call it."""
    parameters: list[str] = field(default_factory=list)
    """Those of them that are parameters of macros."""
    order: int = 0
    listed: set[Reader] = field(default_factory=set)
    """The bodies that loop over a list of such values, for which React wants a key."""
    parent: Shape | None = None

    @property
    def called(self) -> str:
        """What to call it: `field` where `title`, `body` and `tags` are all handed to a macro as its `field`."""
        others = self.labels - set(self.parameters)
        return self.parameters[0] if self.parameters and len(others) > 2 else self.label

    @property
    def structured(self) -> bool:
        """Whether anything is known about the inside."""
        inside = self.attrs or self.calls or self.recorded or self.item or self.elements or self.key or self.value
        return bool(inside or self.made)

    def add_keywords(self, other: Shape) -> None:
        """Take over the names of arguments that the methods of another shape are given."""
        for name, keywords in other.keywords.items():
            self.keywords.setdefault(name, set()).update(keywords)


@dataclass(eq=False)
class Cell:
    """One position. `sources` are the cells whose values arrive here; the flag says: only where they are true."""

    label: str
    order: int
    shape: Shape
    uses: Use = NO_USE
    accepts: list[Type] = field(default_factory=list)
    declared: Type | None = None
    external: bool = False
    parameter: bool = False
    """Of a macro that only templates of other projects call: what they hand on has the type of the default."""
    optional: bool = False
    blank: bool = False
    """Read with the default "": as text, list or truth an absent value is the same."""
    sealed: bool = False
    """Never sent whole (config, session, the request): only what templates read by name."""
    layouts: frozenset[str] = frozenset()
    """Where it names what a template extends: the templates that are candidates."""
    mapping: bool = False
    """A mapping of the framework's (`request.args`), which is no dict that can be sent."""
    sources: list[tuple[Cell, bool]] = field(default_factory=list)
    readers: set[Reader] = field(default_factory=set)
    """The bodies that read it."""
    used_by: dict[Reader, Use] = field(default_factory=dict)
    """What each of the bodies does with it, or with what it is handed to."""
    parent: Cell | None = None


class Cells:
    """All cells of a program: makes, merges and walks them."""

    def __init__(self) -> None:
        self._count = 0
        self._changes = 0
        self.reader: Reader | None = None
        """The body that is walked."""
        self.peers: list[tuple[Cell, Cell]] = []
        self.all: list[Cell] = []
        self.keyed: dict[tuple[str, ...], Cell] = {}

    @property
    def changes(self) -> int:
        """Grows with each merge: fixpoints compare it."""
        return self._changes

    def new(self, label: str) -> Cell:
        """A fresh cell; `label` is what the template calls the value."""
        self._count += 1
        cell = Cell(label, self._count, Shape(label=label, labels={label}, order=self._count))
        self.all.append(cell)
        return cell

    def at(self, *key: str, label: str = "") -> Cell:
        """The cell kept under `key`, made at first use."""
        if key not in self.keyed:
            self.keyed[key] = self.new(label or key[-1])
        return self.find(self.keyed[key])

    def find(self, cell: Cell) -> Cell:
        """The cell that stands for `cell` after merges."""
        while cell.parent is not None:
            if cell.parent.parent is not None:
                cell.parent = cell.parent.parent
            cell = cell.parent
        return cell

    def shape(self, cell: Cell) -> Shape:
        """The shape of a cell after merges."""
        return self.find_shape(self.find(cell).shape)

    def find_shape(self, shape: Shape) -> Shape:
        """The shape that stands for `shape` after merges."""
        while shape.parent is not None:
            if shape.parent.parent is not None:
                shape.parent = shape.parent.parent
            shape = shape.parent
        return shape

    def use(self, cell: Cell, uses: Use) -> None:
        """Record uses."""
        cell = self.find(cell)
        if uses & (Use.PRINT | Use.PRINT_GUARDED) and not uses & Use.SAFE:
            uses |= Use.ESCAPED
        cell.uses |= uses
        if self.reader is not None:
            cell.used_by[self.reader] = cell.used_by.get(self.reader, NO_USE) | uses

    def attr(self, cell: Cell, name: str) -> Cell:
        """The cell of an attribute (or constant string key)."""
        shape = self.shape(cell)
        if name not in shape.attrs:
            shape.attrs[name] = self.new(name)
            self._changes += 1
        return self._read(shape.attrs[name])

    def _read(self, cell: Cell) -> Cell:
        """The cell that stands for `cell`, which the body at hand reads."""
        found = self.find(cell)
        if self.reader is not None:
            found.readers.add(self.reader)
        return found

    def call(self, cell: Cell, name: str, args: CallArgs) -> Cell:
        """The cell of what a call with constant arguments returns."""
        shape = self.shape(cell)
        key = (name, args, repr(args))
        if key not in shape.calls:
            shape.calls[key] = self.new(name if name != "__call__" else cell.label)
            self._changes += 1
        return self._read(shape.calls[key])

    def recorded(self, cell: Cell, name: str, keywords: Iterable[str]) -> Cell:
        """The cell of what a call with values of the page returns."""
        shape = self.shape(cell)
        if name not in shape.recorded:
            shape.recorded[name] = self.new(name if name != "__call__" else cell.label)
            self._changes += 1
        shape.keywords.setdefault(name, set()).update(keywords)
        return self._read(shape.recorded[name])

    def item(self, cell: Cell, label: str = "") -> Cell:
        """The cell of what iteration yields."""
        shape = self.shape(cell)
        if shape.item is None:
            shape.item = self.new(label or singular(cell.label))
            self._changes += 1
        return self.find(shape.item)

    def element(self, cell: Cell, index: int) -> Cell:
        """The cell of one place of a tuple or list."""
        shape = self.shape(cell)
        if index not in shape.elements:
            shape.elements[index] = self.new(singular(cell.label))
            self._changes += 1
        return self.find(shape.elements[index])

    def key(self, cell: Cell) -> Cell:
        """The cell of a dict's keys."""
        shape = self.shape(cell)
        if shape.key is None:
            shape.key = self.new("key")
            self._changes += 1
        return self.find(shape.key)

    def value(self, cell: Cell, label: str = "") -> Cell:
        """The cell of a dict's values."""
        shape = self.shape(cell)
        if shape.value is None:
            shape.value = self.new(label or singular(cell.label))
            self._changes += 1
        return self.find(shape.value)

    def flow(self, source: Cell, target: Cell, guarded: bool = False) -> None:
        """Record that values of `source` arrive at `target`."""
        source, target = self.find(source), self.find(target)
        if source is not target and (source, guarded) not in target.sources:
            target.sources.append((source, guarded))

    def merge(self, one: Cell, two: Cell) -> None:
        """Make two cells (and all below them) one."""
        pairs: list[tuple[Cell, Cell]] = [(one, two)]
        while pairs:
            a, b = (self.find(cell) for cell in pairs.pop())
            if a is b:
                continue
            if b.order < a.order:
                a, b = b, a
            self._changes += 1
            b.parent = a
            a.uses |= b.uses
            a.accepts += [t for t in b.accepts if t not in a.accepts]
            a.external |= b.external
            a.parameter &= b.parameter
            a.optional |= b.optional
            a.sealed |= b.sealed
            a.mapping |= b.mapping
            a.blank |= b.blank
            a.layouts |= b.layouts
            a.sources += b.sources
            a.readers |= b.readers
            for reader, uses in b.used_by.items():
                a.used_by[reader] = a.used_by.get(reader, NO_USE) | uses
            if b.declared is not None:
                a.declared = b.declared if a.declared is None else union(a.declared, b.declared)
            pairs += self._merge_shapes(a.shape, b.shape)

    def merge_shapes(self, one: Shape, two: Shape) -> None:
        """Make two shapes one; the cells that hold them stay apart."""
        for a, b in self._merge_shapes(one, two):
            self.merge(a, b)

    def require(self, source: Shape, target: Shape) -> None:
        """Make all that is known inside `target` part of `source` too, which may have more."""
        a, b = self.find_shape(source), self.find_shape(target)
        if a is b:
            return
        pairs: list[tuple[Cell, Cell]] = []
        for ours, theirs in _maps(a, b):
            missing = len(ours)
            pairs += _merge_maps(ours, theirs)
            self._changes += len(ours) - missing
        a.add_keywords(b)
        for name in ("item", "key", "value"):
            kept, other = getattr(a, name), getattr(b, name)
            if kept is None and other is not None:
                setattr(a, name, other)
                self._changes += 1
            elif other is not None:
                pairs.append((kept, other))
        a.arity = max(a.arity, b.arity)
        for one, two in pairs:
            self.merge(one, two)

    def _merge_shapes(self, one: Shape, two: Shape) -> list[tuple[Cell, Cell]]:
        a, b = self.find_shape(one), self.find_shape(two)
        if a is b:
            return []
        if b.order < a.order:
            a, b = b, a
        self._changes += 1
        b.parent = a
        pairs: list[tuple[Cell, Cell]] = []
        for ours, theirs in _maps(a, b):
            pairs += _merge_maps(ours, theirs)
        a.add_keywords(b)
        for name in ("item", "key", "value"):
            kept, other = getattr(a, name), getattr(b, name)
            if kept is None:
                setattr(a, name, other)
            elif other is not None:
                pairs.append((kept, other))
        a.arity = max(a.arity, b.arity)
        a.empty |= b.empty
        a.labels |= b.labels
        a.listed |= b.listed
        a.parameters += b.parameters
        a.made = a.made if a.made == b.made else (a.made or b.made)
        a.classes += [c for c in b.classes if c not in a.classes]
        return pairs

    def roots(self) -> Iterator[Cell]:
        """Every cell that stands for itself, in the order of making."""
        return (cell for cell in list(self.all) if cell.parent is None)

    def parts(self, cell: Cell) -> Iterator[Cell]:
        """The cells directly inside."""
        yield from self.inside(self.shape(cell))

    def inside(self, shape: Shape) -> Iterator[Cell]:
        """The cells directly inside a shape."""
        yield from map(self.find, (*shape.attrs.values(), *shape.calls.values(), *shape.recorded.values()))
        yield from map(self.find, shape.elements.values())
        yield from (self.find(c) for c in (shape.item, shape.key, shape.value) if c is not None)


def _maps(a: Shape, b: Shape) -> Iterator[tuple[dict[object, Cell], dict[object, Cell]]]:
    """The named parts of two shapes, kind by kind."""
    for name in ("attrs", "calls", "recorded", "elements"):
        yield getattr(a, name), getattr(b, name)


def _merge_maps(ours: dict[object, Cell], theirs: dict[object, Cell]) -> list[tuple[Cell, Cell]]:
    pairs = []
    for key, cell in theirs.items():
        if key in ours:
            pairs.append((ours[key], cell))
        else:
            ours[key] = cell
    return pairs
