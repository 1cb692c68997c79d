"""What the walk over a template knows and writes down: values of expressions, frames, units and their events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from transpiler import nodes
from transpiler.analyze.cells import Cell
from transpiler.analyze.inheritance import MacroRef, ModuleRef
from transpiler.analyze.scopes import Symbols
from transpiler.facts import Reader
from transpiler.types import MISSING, Type


@dataclass(frozen=True, slots=True)
class LoopRef:
    """The `loop` of a `for`: `item` and `iter` are cells of what it walks (None: a computed list)."""

    item: Value
    iter: Value
    node: nodes.For


@dataclass(frozen=True, slots=True)
class Builtin:
    """An ambient function by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class EnvFunction:
    """A function of the app's own Jinja environment."""

    name: str


@dataclass(frozen=True, slots=True)
class Special:
    """`super`, `self`, `caller`."""

    name: str


@dataclass(frozen=True, slots=True)
class Cycler:
    """What `cycler(...)` or `joiner(...)` made."""

    values: tuple[Value, ...]


Ref: TypeAlias = MacroRef | ModuleRef | LoopRef | Builtin | EnvFunction | Special | Cycler


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression can yield: cells (the flag says: only where true), computed types, a known function.

    `others`: macros and modules that stand here as well, as a condition chooses.
    """

    cells: tuple[tuple[Cell, bool], ...] = ()
    types: tuple[Type, ...] = ()
    ref: Ref | None = None
    others: tuple[MacroRef | ModuleRef, ...] = ()

    def guarded(self) -> Value:
        """The value where it is known to be true."""
        return Value(tuple((cell, True) for cell, _ in self.cells), self.types, self.ref, self.others)

    @property
    def callables(self) -> tuple[MacroRef | ModuleRef, ...]:
        """The macros and modules that stand here."""
        return (*((self.ref,) if isinstance(self.ref, MacroRef | ModuleRef) else ()), *self.others)

    def __or__(self, other: Value) -> Value:
        cells = self.cells + tuple(c for c in other.cells if c not in self.cells)
        types = self.types + tuple(t for t in other.types if t not in self.types)
        ref = self.ref or other.ref
        others = dict.fromkeys(found for found in (*self.callables, *other.callables) if found != ref)
        return Value(cells, types, ref, tuple(others))


NOTHING = Value()
ABSENT = Value(types=(MISSING,))


@dataclass(eq=False)
class Frame:
    """A frame while its body is walked: `bindings` holds the values of its variables, `state` how surely."""

    symbols: Symbols
    parent: Frame | None = None
    bindings: dict[str, Value] = field(default_factory=dict)
    state: dict[str, bool] = field(default_factory=dict)
    """name -> True: assigned on every path so far; False: on some."""
    history: dict[str, Value] = field(default_factory=dict)
    """All values its variables were given: a macro sees the one of the moment when it is called."""
    variables: dict[str, Cell] = field(default_factory=dict)
    deferred: list[nodes.Macro] = field(default_factory=list)
    foreign: set[str] = field(default_factory=set)
    """Loop targets and parameters: their values belong to somebody else."""

    def assigned(self) -> dict[str, bool]:
        """Names assigned so far here and further out, with how surely."""
        outer = self.parent.assigned() if self.parent is not None else {}
        return {**outer, **self.state}

    def visible(self) -> dict[str, Value]:
        """Values of the names assigned so far here and further out."""
        outer = self.parent.visible() if self.parent is not None else {}
        return {**outer, **self.bindings}


@dataclass(frozen=True, slots=True)
class ReadName:
    """A name is looked up in the context."""

    name: str


@dataclass(frozen=True, slots=True)
class ReadAmbient:
    """Something of `ctx` is read."""

    kind: str
    """`globals` or `vars`."""


@dataclass(frozen=True, slots=True)
class CallMacro:
    """A macro is called."""

    ref: MacroRef


@dataclass(frozen=True, slots=True)
class CallValue:
    """A macro is called that a parameter holds: what it reads of the context is known where it was handed over."""

    ref: MacroRef


@dataclass(frozen=True, slots=True)
class Place:
    """An include, or an import with context: the scope around it is handed to the targets."""

    node: nodes.Include | nodes.Import | nodes.FromImport
    targets: tuple[str, ...]
    assigned: dict[str, bool]
    visible: dict[str, Value]
    outer: frozenset[str] = frozenset()
    """Those of the assigned names that another unit around this one set."""


@dataclass(frozen=True, slots=True)
class PlaceBlock:
    """A block stands here; `assigned`: top-level names set so far, `local`: names a scoped block sees besides."""

    name: str
    assigned: dict[str, bool]
    local: dict[str, bool]
    visible: dict[str, Value]
    conditional: bool


@dataclass(frozen=True, slots=True)
class CallSuper:
    """`super()` in a block."""

    block: str


@dataclass(frozen=True, slots=True)
class CallBlock:
    """`self.name()`."""

    name: str


@dataclass(frozen=True, slots=True)
class Parents:
    """`extends`."""

    targets: tuple[str, ...]
    conditional: bool


Event: TypeAlias = ReadName | ReadAmbient | CallMacro | CallValue | Place | PlaceBlock | CallSuper | CallBlock | Parents


@dataclass(eq=False)
class Unit:
    """A body with its own frame and component: a template's top level, a block, a macro."""

    template: str
    kind: str
    """`root`, `block` or `macro`."""
    name: str
    events: list[Event] = field(default_factory=list)
    effects: bool = False
    uses_caller: bool = False
    uses_varargs: bool = False
    uses_kwargs: bool = False
    caller_args: list[Cell] = field(default_factory=list)
    caller_required: int | None = None
    """So many arguments every `caller()` has."""
    module_reads: dict[str, None] = field(default_factory=dict)

    @property
    def key(self) -> Reader:
        """What tells it from other bodies."""
        return self.template, self.kind, self.name

    def add(self, event: Event) -> None:
        """Note an event; repeated reads are kept once."""
        if isinstance(event, ReadName | ReadAmbient | CallMacro | CallValue) and event in self.events:
            return
        self.events.append(event)


@dataclass(frozen=True, slots=True)
class Site:
    """Where a body is shown: `target` is a unit's key, `start` the place in the source (None: inside a computation)."""

    unit: Unit
    target: tuple[str, str, str]
    start: int | None


@dataclass(eq=False)
class Walked:
    """What the walk of one template found."""

    name: str
    root: Unit
    blocks: dict[str, Unit] = field(default_factory=dict)
    macros: dict[str, Unit] = field(default_factory=dict)
    top: dict[str, Value] = field(default_factory=dict)
    """Names set at top level, with their values."""
    sure: frozenset[str] = frozenset()
    """Those of them that every run sets."""
    sites: list[Site] = field(default_factory=list)

    def units(self) -> list[Unit]:
        """All units, the root first."""
        return [self.root, *self.blocks.values(), *self.macros.values()]
