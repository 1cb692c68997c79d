"""Where misnested tags are repaired: in the smallest element around them that they do not reach out of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transpiler import nodes
from transpiler.html import tree
from transpiler.html.ahead import UNKNOWN, Ahead, ahead, ends_here
from transpiler.html.assembly import Machine
from transpiler.html.conditions import is_pure
from transpiler.html.construction import Stack
from transpiler.html.elements import closed, inert
from transpiler.html.errors import RegionError
from transpiler.html.hosts import find_end
from transpiler.html.repair.construct import Constructor, Node, RepairError
from transpiler.html.solved import Frame
from transpiler.html.tokens import (
    Branch,
    DoctypeFields,
    End,
    Foreign,
    Loop,
    Mark,
    Repaired,
    Scoped,
    Start,
    Token,
)
from transpiler.html.tokenset import nodes_in
from transpiler.tables import elements as e

if TYPE_CHECKING:
    from transpiler.html.builder import Builder

_PAGE_PARTS = frozenset({"html", "head", "body", "frameset"})


def repaired(
    machine: Machine, marks: Sequence[Mark] | None, follow: Ahead, *, frames: bool = False
) -> list[Token] | None:
    """The tokens, what is around the trouble as a browser builds it; None where that depends on a value.

    `frames`: the trouble is that frames may take the place of the page's body, which is a matter of the whole page.
    """
    items = machine.items
    for attempt in _attempts(machine, marks, follow, frames):
        try:
            found = attempt.run()
        except (RepairError, RegionError):
            continue
        machine.rewrites.extend(attempt.regions)
        return [*items[: attempt.start], found, *items[attempt.end :]]
    return None


def _attempts(machine: Machine, marks: Sequence[Mark] | None, follow: Ahead, frames: bool) -> Iterator[_Attempt]:
    """The content of the elements around the trouble, innermost first; then the whole list."""
    builder = machine.builder
    for depth in range(len(machine.frames) - 1, -1, -1) if not frames else ():
        frame = machine.frames[depth]
        if frame.start is None or frame.name == "html":
            continue
        outer = (*machine.context, *(item.name for item in machine.frames[:depth]))
        end = find_end(machine.items, frame.index, outer, frame.name, builder.complete(outer), machine.page)
        if end is not None and end > machine.index:
            yield _Attempt(builder, machine.items, frame.index + 1, end, (*outer, frame.name), marks)
    tags = any(isinstance(token, Start | End | Repaired) for token in machine.items)
    if tags and not machine.word and (machine.page or not frames):
        page = machine.page and not machine.context
        yield _Attempt(builder, machine.items, 0, len(machine.items), machine.context, marks, follow, page)


@dataclass
class _Attempt:
    """The tokens from `start` to `end`, which stand inside `context`; `follow`: what comes next, if that is known.

    `page`: they are a whole page.
    """

    builder: Builder
    items: Sequence[Token]
    start: int
    end: int
    context: Stack
    marks: Sequence[Mark] | None
    follow: Ahead | None = None
    page: bool = False
    tokens: list[Token] = field(default_factory=list)
    regions: list[tree.Region] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)
    """The token from which a piece with Jinja comes, by the identity of the piece."""
    kept: list[object] = field(default_factory=list)

    def run(self) -> Repaired:
        """The tokens with the nodes that they make; `RepairError` where a value or what is around decides."""
        self.tokens = list(_written(self.items[self.start : self.end]))
        for index, token in enumerate(self.tokens):
            self.order[id(token.attributes if isinstance(token, Start) else token)] = index
        constructor = Constructor(self.tokens, self._around(), self._settle, self._inert)
        built = constructor.run()
        if not self.page:
            self._check_end(constructor)
        seen: list[int] = []
        found = tuple(self._nodes(built, seen))
        first = list(dict.fromkeys(seen))
        if first != sorted(first) and not _free(self.tokens):
            raise RepairError("what is printed would be computed in another order")
        return Repaired(tuple(self.tokens), found)

    def _around(self) -> Stack | None:
        if self.page and any(
            isinstance(token, DoctypeFields) or (isinstance(token, Start) and token.name in _PAGE_PARTS)
            for token in self.tokens
        ):
            return None
        if self.context[:1] == ("html",):
            return self.context
        return (*(("html", "body") if self.builder.document else ("?",)), *self.context)

    def _settle(self, index: int, stack: Stack) -> Sequence[tree.Node]:
        token = self.tokens[index]
        if isinstance(token, tree.Hole):
            return (token,)
        if not isinstance(token, Branch | Loop | Scoped | Foreign):
            raise RepairError("a condition that was rewritten stands in it")
        solved = self.builder.solve((token,), None, stack, ahead(self.tokens, index + 1, frozenset({UNKNOWN})))
        if not solved.balanced:
            raise RepairError("a condition opens or closes tags")
        self.regions.extend(solved.regions)
        self.order.update((id(node), index) for node in solved.nodes)
        self.kept.append(solved.nodes)
        return solved.nodes

    def _inert(self, index: int) -> tuple[tree.RawRegion | None, int]:
        found = inert(self.tokens, index, self.marks, self.builder.places, page=self.page)
        if found is None:
            raise RepairError("a template goes on behind it")
        return found[0], found[1] + 1

    def _check_end(self, constructor: Constructor) -> None:
        """What is still open at the end must end there anyway."""
        left = [node for node in constructor.stack if not node.base]
        around = self.context[-1] if self.context else ""
        if around not in (*e.MARKERS, "body") or self.follow is not None:
            goes_on = [node for node in constructor.active if node is not None and not node.base]
            if goes_on:
                raise RepairError(f"`<{goes_on[0].name}>` goes on behind it")
        if self.follow is not None:
            names = tuple(node.spelled for node in left)
            if left and not ends_here((*self.context, *names), len(left), self.follow):
                raise RepairError(f"`<{left[0].name}>` is still open at its end")
            return
        last = self.items[self.end] if self.end < len(self.items) else None
        closed = isinstance(last, End) and last.name == around
        for node in left:
            barrier = node.space != "html" or node.name in e.SCOPE or node.name == around
            if around != "body" and (barrier or not (closed or node.name in e.IMPLIED_END)):
                raise RepairError(f"`<{node.name}>` is still open at its end")

    def _nodes(self, items: Sequence[Node | tree.Node], seen: list[int]) -> Iterator[tree.Node]:
        for item in items:
            if isinstance(item, Node):
                if item.start is not None and any(True for _ in nodes_in(item.start.attributes)):
                    seen.append(self.order.get(id(item.start.attributes), -1))
                if item.children or item.start is not None or item.name != "head":
                    children = list(self._nodes(item.children, seen))
                    yield closed(Frame(item.spelled, item.start, 0, item.space, children), self.builder.places)
            else:
                if id(item) in self.order:
                    seen.append(self.order[id(item)])
                yield item


def _written(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens as they were before an earlier repair."""
    for token in tokens:
        if isinstance(token, Repaired):
            yield from _written(token.tokens)
        else:
            yield token


def _free(tokens: Sequence[Token]) -> bool:
    """Whether nothing in `tokens` has an effect, so that their order does not matter."""
    plain = nodes.Output | nodes.If | nodes.For
    return all(
        is_pure(node) and all(isinstance(part, nodes.Expr | plain) for part in nodes.walk(node))
        for node in nodes_in(list(tokens))
    )
