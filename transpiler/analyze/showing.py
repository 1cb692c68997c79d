"""Which bodies a page shows: its own, those of layouts, partials and macros, without the blocks that it replaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from typing_extensions import assert_never

from transpiler.analyze.inheritance import MacroRef, ancestors
from transpiler.analyze.names import World
from transpiler.analyze.reach import shown_by_super
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
from transpiler.closure import closure
from transpiler.facts import Reader

_Shown: TypeAlias = tuple[Unit, tuple[str, ...], tuple[str, ...]]
"""A body, the templates whose blocks count there (most derived first), those of them below its own."""


@dataclass(eq=False)
class Showing:
    """The bodies that templates show when they are rendered; never too few."""

    world: World
    walked: Mapping[str, Walked]
    _called: frozenset[MacroRef] = field(init=False)

    def __post_init__(self) -> None:
        units = [unit for walked in self.walked.values() for unit in walked.units()]
        events = [event for unit in units for event in unit.events]
        refs = [event.ref for event in events if isinstance(event, CallMacro | CallValue)]
        self._called = frozenset(MacroRef(ref.template, ref.name) for ref in refs)

    def of(self, template: str) -> frozenset[Reader]:
        """The bodies of a page."""
        return frozenset(unit.key for unit, _, _ in closure(self._rooted(template), self._after))

    def _rooted(self, template: str, below: tuple[str, ...] = ()) -> Iterator[_Shown]:
        if template in self.walked:
            order = (*below, template, *ancestors(self.world.links, template))
            yield self.walked[template].root, order, below

    def _after(self, shown: _Shown) -> Iterator[_Shown]:
        unit, order, below = shown
        links = self.world.links[unit.template]
        is_child = unit.kind == "root" and links.always_extends
        for target in {name for names in links.targets.values() for name in names} - {*links.parents}:
            yield from self._rooted(target)  # an import runs all of a module's top level
        for name, macro in self.walked[unit.template].macros.items():
            if MacroRef(unit.template, name) not in self._called:  # Python may call it, or a template not known here
                yield macro, (unit.template,), ()
        for event in unit.events:
            match event:
                case CallMacro(ref) | CallValue(ref):
                    known = self.walked.get(ref.template)
                    if known is not None and ref.name in known.macros:
                        yield known.macros[ref.name], (ref.template,), ()
                case Place(targets=targets):
                    for target in targets:
                        yield from self._rooted(target)
                case PlaceBlock(name) | CallBlock(name):
                    if not is_child or isinstance(event, CallBlock):
                        yield from self._block(name, order)
                case CallSuper(name):
                    for above in shown_by_super(self.world, self.walked, unit.template, name):
                        yield self.walked[above].blocks[name], order, ()
                case Parents(targets):
                    for parent in targets:
                        if parent not in order[: len(below) + 1]:
                            yield from self._rooted(parent, (*below, unit.template))
                case ReadName() | ReadAmbient():
                    pass
                case _:
                    assert_never(event)

    def _block(self, name: str, order: tuple[str, ...]) -> Iterator[_Shown]:
        owners = [template for template in order if template in self.walked and name in self.walked[template].blocks]
        for owner in owners[:1]:
            yield self.walked[owner].blocks[name], order, ()
