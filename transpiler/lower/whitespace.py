"""White space of markup that only lowering can judge: beside components, slots and the edges of bodies.

The HTML stage drops what it can prove from the template alone. Here it is known whether a component begins and ends
with a block-level element, so that a space beside it is never shown (CSS Text Level 3, section 4.1.2: white space at
the start and end of a line is removed).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from transpiler import ir, nodes
from transpiler.html import tree as html
from transpiler.tables import elements

Edge = Literal["block", "edge", "space", "inline"]
"""What may stand beside a place: a block-level element, the edge of a block container, white space already kept, or
anything else."""

Edges = frozenset[Edge]
"""What may stand there on the paths through conditions and loops."""

UNKNOWN: Edges = frozenset({"inline"})
CONTAINER: Edges = frozenset({"edge"})
_HIDES_AFTER: Edges = frozenset({"block", "edge", "space"})
_HIDES_BEFORE: Edges = frozenset({"block", "edge"})
_QUIET = (nodes.Assign, nodes.AssignBlock, nodes.ExprStmt, nodes.Import, nodes.FromImport, nodes.Macro, nodes.Extends)

SOFT = ir.Text(" ")
"""A space that a body had at its edge, moved to where the body is used."""


def edges_after(items: Sequence[ir.Markup], before: Edges, blocks: frozenset[str]) -> Edges:
    """What may stand at the end of `items` when `before` may stand at their start. `blocks`: block-level components."""
    state = before
    for item in items:
        state = _after(item, state, blocks)
    return state


def _after(item: ir.Markup, state: Edges, blocks: frozenset[str]) -> Edges:
    match item:
        case ir.Text(data):
            return state if not data else _SPACE if data[-1] == " " else UNKNOWN
        case ir.Element() | ir.Component():
            return _BLOCK if _is_block(item, blocks) else UNKNOWN
        case ir.Fragment(children) | ir.Block(_, children):
            return edges_after(children, state, blocks)
        case ir.If(_, then, otherwise):
            return edges_after(then, state, blocks) | edges_after(otherwise, state, blocks)
        case ir.Loop(body=body, otherwise=otherwise):
            once = edges_after(body, state, blocks)
            return edges_after(body, state | once, blocks) | edges_after(otherwise, state, blocks)
        case _:
            return UNKNOWN


def edges_before(items: Iterable[ir.Markup], after: Edges, blocks: frozenset[str]) -> Edges:
    """What may stand at the start of `items` when `after` may stand at their end."""
    found, passes = _starts_of(items, blocks)
    return found | after if passes else found


def _starts_of(items: Iterable[ir.Markup], blocks: frozenset[str]) -> tuple[Edges, bool]:
    """What `items` may begin with, and whether they may show nothing at all."""
    found: Edges = frozenset()
    for item in items:
        starts, passes = _start_of(item, blocks)
        found |= starts
        if not passes:
            return found, False
    return found, True


def _start_of(item: ir.Markup, blocks: frozenset[str]) -> tuple[Edges, bool]:
    match item:
        case ir.Text(data):
            return (frozenset(), True) if not data else (_SPACE if data[0] == " " else UNKNOWN, False)
        case ir.Element() | ir.Component():
            return _BLOCK if _is_block(item, blocks) else UNKNOWN, False
        case ir.Fragment(children) | ir.Block(_, children):
            return _starts_of(children, blocks)
        case ir.If(_, then, otherwise) | ir.Loop(body=then, otherwise=otherwise):
            (first, through), (second, around) = _starts_of(then, blocks), _starts_of(otherwise, blocks)
            return first | second, through or around
        case _:
            return UNKNOWN, False


_BLOCK: Edges = frozenset({"block"})
_SPACE: Edges = frozenset({"space"})


def _is_block(item: ir.Element | ir.Component, blocks: frozenset[str]) -> bool:
    match item:
        case ir.Element(tag):
            return isinstance(tag, str) and tag in elements.BLOCK
        case ir.Component(ir.Ref(target)):
            return target.alias in blocks
        case ir.Component(ir.Name(name)):
            return name in blocks
        case _:
            return False


def settle(items: Sequence[ir.Markup], *, before: Edges, after: Edges, blocks: frozenset[str]) -> tuple[ir.Markup, ...]:
    """`items` without the spaces nobody sees, also inside conditions and loops among them."""
    kept: list[ir.Markup] = []
    state = before
    pending = deque(items)
    while pending:
        item = pending.popleft()
        behind = edges_before(pending, after, blocks)
        outside = _outside(item, state, behind, blocks)
        if len(outside) > 1:
            pending.extendleft(reversed(outside))
            continue
        if pending and isinstance(item, ir.Text) and item.data.endswith(" "):
            beyond = edges_before(islice(pending, 1, None), after, blocks)
            pulled = _with_space(pending[0]) if beyond <= _HIDES_AFTER else None
            if pulled is not None:
                pending[0] = pulled
                item = ir.Text(item.data[:-1])
        settled = _settled(item, state, behind, blocks)
        if settled is not None:
            kept.append(settled)
            state = _after(settled, state, blocks)
    return tuple(kept)


def _with_space(item: ir.Markup) -> ir.Markup | None:
    """`{last || "|"}` between two spaces takes the first: `{last || " |"}` leaves one where nothing is shown."""
    match item:
        case ir.If(test, (ir.Text(data), *rest), ()) if data[:1] != " " and _is_text(rest):
            return ir.If(test, (ir.Text(f" {data}"), *rest))
        case _:
            return None


def _outside(item: ir.Markup, before: Edges, after: Edges, blocks: frozenset[str]) -> tuple[ir.Markup, ...]:
    """A space that an arm begins or ends with, moved out of the condition where the other arm does not show it."""
    match item:
        case ir.If(test, then, otherwise) if otherwise or not _is_text(then):
            arms = (then, otherwise)
            lead = any(_starts(arm) for arm in arms) and all(
                _starts(arm) or edges_before(arm, after, blocks) <= _HIDES_AFTER for arm in arms
            )
            trail = any(_ends(arm) for arm in arms) and all(
                _ends(arm) or edges_after(arm, before, blocks) <= _HIDES_AFTER for arm in arms
            )
            if lead or trail:
                inner = [_without(arm, lead=lead, trail=trail) for arm in arms]
                space = ir.Text(" ")
                moved = (ir.If(test, inner[0], inner[1]),) if any(inner) else ()
                return (*([space] if lead else []), *moved, *([space] if trail else []))
    return (item,)


def _is_text(arm: Sequence[ir.Markup]) -> bool:
    return all(isinstance(item, ir.Text | ir.Print) for item in arm)


def _starts(arm: Sequence[ir.Markup]) -> bool:
    return bool(arm) and isinstance(arm[0], ir.Text) and arm[0].data[:1] == " "


def _ends(arm: Sequence[ir.Markup]) -> bool:
    return bool(arm) and isinstance(arm[-1], ir.Text) and arm[-1].data[-1:] == " "


def _without(arm: Sequence[ir.Markup], *, lead: bool, trail: bool) -> tuple[ir.Markup, ...]:
    kept = list(arm)
    if lead and _starts(kept) and isinstance(first := kept[0], ir.Text):
        kept[0] = ir.Text(first.data[1:])
    if trail and _ends(kept) and isinstance(last := kept[-1], ir.Text):
        kept[-1] = ir.Text(last.data[:-1])
    return tuple(item for item in kept if not (isinstance(item, ir.Text) and not item.data))


def _settled(item: ir.Markup, before: Edges, after: Edges, blocks: frozenset[str]) -> ir.Markup | None:
    match item:
        case ir.Text(data):
            if data.startswith(" ") and before <= _HIDES_AFTER:
                data = data[1:]
            if data.endswith(" ") and after <= _HIDES_BEFORE:
                data = data[:-1]
            return ir.Text(data) if data else None
        case ir.Block(name, children):
            return ir.Block(name, settle(children, before=before, after=after, blocks=blocks))
        case ir.If(test, then, otherwise):
            arms = [settle(arm, before=before, after=after, blocks=blocks) for arm in (then, otherwise)]
            return ir.If(test, arms[0], arms[1]) if arms[0] or arms[1] else None
        case ir.Loop(body=body, otherwise=otherwise):
            start = before | edges_after(body, before, blocks)
            end = after | edges_before(body, after, blocks)
            return replace(
                item,
                body=settle(body, before=start, after=end, blocks=blocks),
                otherwise=settle(otherwise, before=before, after=after, blocks=blocks),
            )
        case _:
            return item


@dataclass(frozen=True, slots=True)
class BodyEdges:
    """How a body begins and ends: with white space (moved to where it is used), with block-level elements."""

    lead: bool
    trail: bool
    block: bool


def body_edges(items: Sequence[html.Node]) -> BodyEdges:
    """The edges of a structured body."""
    shown = [item for item in items if not isinstance(item, html.Comment | html.Doctype) and not _silent(item)]
    lead = bool(shown) and isinstance(shown[0], html.Text) and shown[0].data[:1] == " "
    trail = bool(shown) and isinstance(shown[-1], html.Text) and shown[-1].data[-1:] == " "
    inner = [item for item in shown if not (isinstance(item, html.Text) and not item.data.strip())]
    block = bool(inner) and is_block(inner[0]) and is_block(inner[-1])
    return BodyEdges(lead and not block, trail and not block, block)


def is_block(item: html.Node) -> bool:
    """Whether an item is a block-level element on every path."""
    match item:
        case html.Element(name):
            return isinstance(name, str) and name in elements.BLOCK
        case html.If(arms):
            bodies = [[child for child in arm.children if not _blank(child)] for arm in arms]
            complete = arms[-1].test is None
            return complete and all(body and is_block(body[0]) and is_block(body[-1]) for body in bodies)
        case _:
            return False


def _blank(item: html.Node) -> bool:
    return isinstance(item, html.Comment | html.Doctype) or (isinstance(item, html.Text) and not item.data.strip())


def _silent(item: html.Node) -> bool:
    quiet = (
        nodes.Assign,
        nodes.AssignBlock,
        nodes.ExprStmt,
        nodes.Import,
        nodes.FromImport,
        nodes.Macro,
        nodes.Extends,
    )
    return isinstance(item, html.Hole) and isinstance(item.node, quiet)


def stands_alone(items: Sequence[html.Node], is_place: Callable[[html.Node], bool]) -> bool:
    """Whether white space at the edges of what stands at a place is never shown: it is in a block container, between
    its edges, block-level elements or white space."""
    return _find(items, is_place, container=False) is True


def _find(
    items: Sequence[html.Node], is_place: Callable[[html.Node], bool], *, container: bool, free: bool = False
) -> bool | None:
    shown = [item for item in items if not isinstance(item, html.Comment | html.Doctype) and not _silent(item)]
    for index, item in enumerate(shown):
        if is_place(item) and free:
            return True
        if is_place(item):
            before, after = shown[:index], shown[index + 1 :]
            return (_open(before[-1], last=True) if before else container) and (
                _open(after[0], last=False) if after else container
            )
        match item:
            case html.Element(name=name, children=children):
                block = isinstance(name, str) and name in elements.CONTAINER
                hidden = isinstance(name, str) and name in elements.WHITESPACE_FREE
                result = _find(children, is_place, container=block, free=hidden)
                if result is not None:
                    return result
            case html.Scope(children=children):
                result = _find(children, is_place, container=False)
                if result is not None:
                    return result
            case html.For(children=children):
                result = _find(children, is_place, container=False)
                if result is not None:
                    return result
            case html.If(arms):
                for arm in arms:
                    result = _find(arm.children, is_place, container=False)
                    if result is not None:
                        return result
    return None


def _open(item: html.Node, *, last: bool) -> bool:
    if isinstance(item, html.Text):
        return (item.data[-1:] if last else item.data[:1]) == " "
    return is_block(item)
