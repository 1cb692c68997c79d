"""Token lists -> tree: the stack machine, which calls the ladder where a condition or loop is not balanced.

`Builder.solve` builds one list (a Jinja body). What it cannot match inside the list is its `word`: the elements it
closes and opens for others. A place that no rung can take raises `RegionError`; the innermost list that has an element
around the place, balanced on every path, keeps that element's content as Jinja nodes (rung vii).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from transpiler.html import tree
from transpiler.html.ahead import Ahead
from transpiler.html.assembly import REWRITES, Machine
from transpiler.html.bodies import as_body, cut_out
from transpiler.html.construction import Stack
from transpiler.html.errors import FramesError, RegionError
from transpiler.html.hosts import find_end
from transpiler.html.ladder import lift
from transpiler.html.repair import repaired
from transpiler.html.solved import Solved
from transpiler.html.tokens import (
    End,
    Mark,
    Places,
    RawChildren,
    Start,
    Token,
)
from transpiler.source import Span
from transpiler.tables import elements as e


@dataclass(frozen=True)
class Builder:
    """Builds the lists of one tree. `document`: the outermost list is a whole page, so nothing is beyond it.
    `whole`: it is one by its own words, so that html, head and body exist even where they are not written.
    """

    places: Places
    document: bool = False
    whole: bool = False
    without: frozenset[tree.Rung] = frozenset()
    loosened: list[str] = field(default_factory=list)
    """Elements taken to end where the body ends."""
    unheld: set[Span] = field(default_factory=set)
    """The comments for a library around which the body has no element that could keep them."""

    def solve(
        self,
        tokens: Sequence[Token],
        marks: Sequence[Mark] | None,
        context: Stack,
        follow: Ahead = frozenset(),
        *,
        outermost: bool = False,
    ) -> Solved:
        """Build one list that stands inside `context`. `follow`: what may come next (empty: unknown).

        `marks` None: the tokens are not one run of Jinja nodes, so that no raw region can be cut out of them.
        """
        items = list(tokens)
        rewrites: list[tree.Region] = []
        while True:
            machine = Machine(self, context, items, marks, rewrites, outermost)
            try:
                return machine.run(follow)
            except FramesError as error:
                found = self._repaired(machine, marks, follow, error)
                if found is None:
                    raise
                items = found
            except RegionError as error:
                items = (
                    self._lifted(machine)
                    or self._repaired(machine, marks, follow, error)
                    or self._host(machine, marks, error)
                )

    def complete(self, context: Stack) -> bool:
        """Whether no element is open but those of `context`."""
        return self.document or context[:1] == ("html",)

    def _lifted(self, machine: Machine) -> list[Token] | None:
        """The tokens with the trouble's element written once per arm, where that solves it."""
        found = lift(machine) if "iv" not in self.without and len(machine.rewrites) < REWRITES else None
        if found is None:
            return None
        start, rewrite = found
        machine.rewrites.append(tree.Region(rewrite.rung, rewrite.reason, machine.span(machine.items[machine.index])))
        return [*machine.items[:start], *rewrite.tokens, *machine.items[rewrite.end :]]

    def _repaired(
        self, machine: Machine, marks: Sequence[Mark] | None, follow: Ahead, error: RegionError
    ) -> list[Token] | None:
        """The tokens with the trouble as browsers repair it, where that is the same for all values."""
        if not error.moved or "repair" in self.without:
            return None
        found = repaired(machine, marks, follow, frames=isinstance(error, FramesError))
        if found is not None:
            machine.rewrites.append(tree.Region("repair", error.reason, error.span))
        return found

    def _host(self, machine: Machine, marks: Sequence[Mark] | None, error: RegionError) -> list[Token]:
        """The tokens with the smallest element around the trouble reduced to its Jinja nodes."""
        items = machine.items
        for depth in range(len(machine.frames) - 1, -1, -1):
            frame = machine.frames[depth]
            start = frame.start
            if marks is None or start is None or start.end < 0 or frame.name in ("html", *e.RCDATA, *e.VOID):
                continue
            outer = (*machine.context, *(item.name for item in machine.frames[:depth]))
            end = find_end(items, frame.index, outer, frame.name, self.complete(outer), machine.page)
            if end is None or end <= machine.index:
                continue
            last = items[end] if end < len(items) else None
            stop = last.start if isinstance(last, Start | End) else marks[-1].end
            if stop < 0:
                continue
            span = self.places.span(start.end, stop)
            region = tree.RawRegion(as_body(cut_out(marks, start.end, stop)), error.reason, span)
            machine.rewrites.append(tree.Region("vii", error.reason, error.span))
            return [*items[: frame.index + 1], RawChildren(region), *items[end:]]
        raise error
