"""White space of markup that only lowering can judge: beside components, slots and the edges of bodies.

The HTML stage drops what it can prove from the template alone. Here it is known whether a component begins and ends
with a block-level element, so that a space beside it is never shown (CSS Text Level 3, section 4.1.2: white space at
the start and end of a line is removed).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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


def edges_before(items: Sequence[ir.Markup], after: Edges, blocks: frozenset[str]) -> Edges:
    """What may stand at the start of `items` when `after` may stand at their end."""
    state = after
    for item in reversed(items):
        match item:
            case ir.Text(data):
                state = state if not data else _SPACE if data[0] == " " else UNKNOWN
            case ir.Element() | ir.Component():
                state = _BLOCK if _is_block(item, blocks) else UNKNOWN
            case ir.Fragment(children) | ir.Block(_, children):
                state = edges_before(children, state, blocks)
            case ir.If(_, then, otherwise):
                state = edges_before(then, state, blocks) | edges_before(otherwise, state, blocks)
            case ir.Loop(body=body, otherwise=otherwise):
                once = edges_before(body, state, blocks)
                state = edges_before(body, state | once, blocks) | edges_before(otherwise, state, blocks)
            case _:
                state = UNKNOWN
    return state


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
    for index, item in enumerate(items):
        behind = edges_before(items[index + 1 :], after, blocks)
        settled = _settled(item, state, behind, blocks)
        if settled is not None:
            kept.append(settled)
            state = _after(settled, state, blocks)
    return tuple(kept)


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
