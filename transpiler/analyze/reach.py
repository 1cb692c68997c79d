"""What each template reads from its context: its own reads and those of parents, blocks, partials and macros.

Names come in the order of first reading. A name that is surely assigned before is not read from the context.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from typing_extensions import assert_never

from transpiler.analyze.inheritance import MacroRef, ancestors
from transpiler.analyze.names import World
from transpiler.analyze.values import (
    CallBlock,
    CallMacro,
    CallSuper,
    CallValue,
    Parents,
    Place,
    PlaceBlock,
    ReadAmbient,
    ReadName,
    Unit,
    Walked,
)

GLOBALS = "\0globals"
VARS = "\0vars"
Names = dict[str, None]
"""Context names in order, and `GLOBALS` and `VARS` where `ctx` is read."""


@dataclass(eq=False)
class Reach:
    """Reads of whole templates (`of`), of blocks and of macros. `handed`: what a child's parent reads of it."""

    world: World
    walked: Mapping[str, Walked]
    results: dict[str, Names] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)
    _cut: bool = False

    def __post_init__(self) -> None:
        self.results = {name: {} for name in self.walked}
        while True:
            before = {name: len(names) for name, names in self.results.items()}
            self._cut = False
            for name in self.walked:
                self.results[name] = self._rooted(name, ())
            if not self._cut or before == {name: len(names) for name, names in self.results.items()}:
                return

    def of(self, template: str) -> Names:
        """What a template reads when it is rendered."""
        return self.results[template]

    def handed(self, child: str, parent: str) -> Names:
        """What `parent` reads when `child` extends it."""
        return self._rooted(parent, (child,))

    def of_macro(self, ref: MacroRef) -> Names:
        """What a macro reads, through macros it calls too."""
        names: Names = {}
        if ref.template in self.walked:
            unit = self.walked[ref.template].macros.get(ref.name)
            if unit is not None:
                self._unit(unit, (ref.template,), names, set())
        return names

    def of_block(self, template: str, block: str, order: tuple[str, ...]) -> Names:
        """What the body of a block reads, as defined by `template`; `order`: the chain, most derived first."""
        names: Names = {}
        self._unit(self.walked[template].blocks[block], order, names, set())
        return names

    def _rooted(self, template: str, below: tuple[str, ...]) -> Names:
        names: Names = {}
        order = (*below, template, *ancestors(self.world.links, template))
        self._unit(self.walked[template].root, order, names, set(), below)
        return names

    def _unit(
        self, unit: Unit, order: tuple[str, ...], names: Names, seen: set[Unit], below: tuple[str, ...] = ()
    ) -> None:
        if unit in seen:
            return
        seen = seen | {unit}
        is_child = unit.kind == "root" and self.world.links[unit.template].always_extends
        for event in sorted(unit.events, key=lambda event: isinstance(event, Parents)):  # a parent renders last
            match event:
                case ReadName(name):
                    names[name] = None
                case ReadAmbient(kind):
                    names[GLOBALS if kind == "globals" else VARS] = None
                case CallMacro(ref):
                    self._macro(unit, ref, names, seen)
                case Place(_, targets, assigned):
                    for target in targets:
                        _add(names, self._included(target), _sure(assigned))
                case PlaceBlock(name, assigned, local):
                    if not is_child:
                        inner: Names = {}
                        self._block(name, order, 0, inner, seen)
                        _add(names, inner, _sure(assigned) | _sure(local))
                case CallBlock(name):
                    self._block(name, order, 0, names, seen)
                case CallSuper(name):
                    for above in shown_by_super(self.world, self.walked, unit.template, name):
                        if above in order:
                            self._unit(self.walked[above].blocks[name], order, names, seen)
                case Parents(targets):
                    for parent in targets:
                        if parent in self.world.links[unit.template].parents:
                            _add(names, self._rooted(parent, (*below, unit.template)), self.walked[unit.template].sure)
                case CallValue():
                    pass
                case _:
                    assert_never(event)

    def _included(self, target: str) -> Names:
        """Results of the last round: partials may include themselves."""
        self._cut = True
        return self.results[target]

    def _macro(self, caller: Unit, ref: MacroRef, names: Names, seen: set[Unit]) -> None:
        walked = self.walked.get(ref.template)
        unit = walked.macros.get(ref.name) if walked is not None else None
        if unit is None:
            return
        inner: Names = {}
        self._unit(unit, (ref.template,), inner, seen)
        if ref.template != caller.template and not ref.with_context:
            inner = {GLOBALS: None} if GLOBALS in inner else {}
        names.update(inner)

    def _block(self, name: str, order: tuple[str, ...], start: int, names: Names, seen: set[Unit]) -> None:
        for template in order[start:]:
            unit = self.walked[template].blocks.get(name)
            if unit is not None:
                self._unit(unit, order, names, seen)
                return


def shown_by_super(world: World, walked: Mapping[str, Walked], template: str, block: str) -> list[str]:
    """The templates whose body `super()` may show: the nearest with that block, on the way to each parent."""
    found: list[str] = []
    seen: set[str] = set()
    pending = list(world.links[template].parents)
    while pending:
        name = pending.pop(0)
        if name in seen or name not in walked:
            continue
        seen.add(name)
        if block in walked[name].blocks:
            found.append(name)
        else:
            pending += world.links[name].parents
    return found


def context_names(names: Names) -> list[str]:
    """The names without the marks of `ctx`."""
    return [name for name in names if not name.startswith("\0")]


def _sure(assigned: Mapping[str, bool]) -> frozenset[str]:
    return frozenset(name for name, sure in assigned.items() if sure)


def _add(names: Names, more: Iterable[str], without: frozenset[str]) -> None:
    for name in more:
        if name not in without:
            names[name] = None
