"""White space of markup that only lowering can judge: beside components, slots and the edges of bodies.

The HTML stage drops what it can prove from the template alone. Here it is known whether a component begins and ends
with a block-level element, so that a space beside it is never shown (CSS Text Level 3, section 4.1.2: white space at
the start and end of a line is removed).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from transpiler import ir
from transpiler.tables import elements

Edge = Literal["block", "space", "inline"]
"""What a piece of markup begins or ends with: a block-level element, white space already kept, or anything else."""

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
