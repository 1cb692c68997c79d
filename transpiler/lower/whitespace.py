"""White space of markup that only lowering can judge: beside components, slots and the edges of bodies.

The HTML stage drops what it can prove from the template alone. Here it is known whether a component begins and ends
with a block-level element, so that a space beside it is never shown (CSS Text Level 3, section 4.1.2: white space at
the start and end of a line is removed).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from transpiler import ir, nodes
from transpiler.html import tree as html
from transpiler.tables import elements

Edge = Literal["block", "space", "inline"]
"""What a piece of markup begins or ends with: a block-level element, white space already kept, or anything else."""

_QUIET = (nodes.Assign, nodes.AssignBlock, nodes.ExprStmt, nodes.Import, nodes.FromImport, nodes.Macro, nodes.Extends)

SOFT = ir.Text(" ")
"""A space that a body had at its edge, moved to where the body is used. It counts by identity."""


def edge_of(item: ir.Markup, *, last: bool, blocks: frozenset[str]) -> Edge | None:
    """How `item` begins (or, with `last`, ends); None where it shows nothing. `blocks` are block-level components."""
    match item:
        case ir.Text(data):
            if not data:
                return None
            return "space" if (data[-1] if last else data[0]) == " " else "inline"
        case ir.Element(tag):
            return "block" if isinstance(tag, str) and tag in elements.BLOCK else "inline"
        case ir.Component(ir.Ref(target)):
            return "block" if target.alias in blocks else "inline"
        case ir.Component(ir.Name(name)):
            return "block" if name in blocks else "inline"
        case ir.Fragment(children) | ir.Block(_, children):
            return _sequence(children, last=last, blocks=blocks)
        case ir.If(_, then, otherwise):
            return _both(_sequence(then, last=last, blocks=blocks), _sequence(otherwise, last=last, blocks=blocks))
        case ir.Loop(body=body, otherwise=otherwise):
            inner = _sequence(body, last=last, blocks=blocks)
            return _both(inner, _sequence(otherwise, last=last, blocks=blocks)) if otherwise else inner
        case _:
            return "inline"


def _both(then: Edge | None, otherwise: Edge | None) -> Edge | None:
    """What holds on both paths; an arm that shows nothing leaves the question to its neighbours: `inline`."""
    return then if then == otherwise else "inline"


def _sequence(items: Sequence[ir.Markup], *, last: bool, blocks: frozenset[str]) -> Edge | None:
    for item in reversed(items) if last else items:
        edge = edge_of(item, last=last, blocks=blocks)
        if edge is not None:
            return edge
    return None


def settle(items: Sequence[ir.Markup], *, container: bool, blocks: frozenset[str]) -> tuple[ir.Markup, ...]:
    """`items` without the spaces nobody sees. `container`: the sequence is the whole content of a block container."""
    kept: list[ir.Markup] = []
    for index, item in enumerate(items):
        if not isinstance(item, ir.Text):
            kept.append(item)
            continue
        before = _sequence(kept, last=True, blocks=blocks)
        after = _sequence(items[index + 1 :], last=False, blocks=blocks)
        data = item.data
        if data.startswith(" ") and (before in ("block", "space") or (before is None and container)):
            data = data[1:]
        if data.endswith(" ") and (after == "block" or (after is None and container)):
            data = data[:-1]
        if item is SOFT and data and before is None and after is None:
            data = ""
        if data:
            kept.append(item if data == item.data else ir.Text(data))
    return tuple(kept)


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


def stands_alone(items: Sequence[html.Node], node: nodes.Block) -> bool:
    """Whether white space at the edges of a block's body is never shown: it stands in a block container, between
    its edges, block-level elements or white space."""
    return _find(items, node, container=False) is True


def _find(items: Sequence[html.Node], node: nodes.Block, *, container: bool) -> bool | None:
    shown = [item for item in items if not isinstance(item, html.Comment | html.Doctype) and not _silent(item)]
    for index, item in enumerate(shown):
        match item:
            case html.Scope(node=found) if found is node:
                before, after = shown[:index], shown[index + 1 :]
                return (_open(before[-1], last=True) if before else container) and (
                    _open(after[0], last=False) if after else container
                )
            case html.Element(name=name, children=children):
                block = isinstance(name, str) and name in elements.BLOCK
                result = _find(children, node, container=block)
                if result is not None:
                    return result
            case html.Scope(children=children):
                result = _find(children, node, container=False)
                if result is not None:
                    return result
            case html.If(arms):
                for arm in arms:
                    result = _find(arm.children, node, container=False)
                    if result is not None:
                        return result
    return None


def _open(item: html.Node, *, last: bool) -> bool:
    if isinstance(item, html.Text):
        return (item.data[-1:] if last else item.data[:1]) == " "
    return is_block(item)
