"""White space that a page can show is kept as one space; the rest is dropped.

Works on finished trees. Text in `pre`, `textarea`, raw text and inside an inline `white-space: pre...` style stays as
it is. A piece of nothing but white space is dropped where no style sheet shows it: between parts of a table or a list
of options, at the edge of a block container, between two block-level elements. Beside anything else one space stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from transpiler import nodes
from transpiler.html import tree
from transpiler.tables import elements as e

Kind = Literal["block", "inline", "edge", "fragment"]
"""What may stand beside a piece of white space; `edge` is that of a block container, `fragment` that of the body."""

Kinds = frozenset[Kind]

_RUN = re.compile(r"[\t\n\f\r ]+")
_SPACE = "\t\n\f\r "
_PRE_STYLE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)")
_MOVED_STYLE = re.compile(r"\b(?:display|float|position)\s*:")
_EDGE: Kinds = frozenset({"edge"})
_FRAGMENT: Kinds = frozenset({"fragment"})
_INLINE: Kinds = frozenset({"inline"})
_BLOCK: Kinds = frozenset({"block"})
_HIDDEN_BESIDE: Kinds = frozenset({"block", "edge", "fragment"})
_SILENT = nodes.Assign | nodes.AssignBlock | nodes.ExprStmt | nodes.Import | nodes.FromImport | nodes.Macro


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sequence stands: what may come before and after it; whether white space in it is never shown.

    `spaced_before`, `spaced_after`: a space stands there already, so that another one adds nothing.
    """

    before: Kinds
    after: Kinds
    free: bool = False
    spaced_before: bool = False
    spaced_after: bool = False


def collapsed(
    children: Sequence[tree.Node], context: tuple[str, ...] = (), *, edges: bool = True
) -> tuple[tree.Node, ...]:
    """The tree without the white space nobody sees. `edges`: the body is a fragment, more may stand around it."""
    names = {name.rpartition(":")[2] for name in context}
    if names & e.PREFORMATTED:
        return tuple(children)
    around = _FRAGMENT if edges else _EDGE
    free = bool(context) and context[-1] in e.WHITESPACE_FREE
    return _sequence(children, _Place(around, around, free))


def trimmed(children: Sequence[tree.Node], *, start: bool = True, end: bool = True) -> tuple[tree.Node, ...]:
    """`children` without the spaces at its outer edges, for a body that stands alone in a block container."""
    result = list(children)
    if start and result and isinstance(first := result[0], tree.Text):
        result[0] = replace(first, data=first.data.lstrip(_SPACE))
    if end and result and isinstance(last := result[-1], tree.Text):
        result[-1] = replace(last, data=last.data.rstrip(_SPACE))
    return tuple(node for node in result if not (isinstance(node, tree.Text) and not node.data))


def _sequence(children: Sequence[tree.Node], place: _Place) -> tuple[tree.Node, ...]:
    result: list[tree.Node] = []
    for index, child in enumerate(children):
        before = _last(children, index - 1, place.before)
        after = _first(children, index + 1, place.after)
        spaced = _ends_spaced(result, place.spaced_before), _starts_spaced(children, index + 1, place.spaced_after)
        inner = _Place(before, after, place.free, *spaced)
        if isinstance(child, tree.Text):
            text = _text(child, inner)
            if text is not None:
                result.append(text)
        else:
            result.append(_node(child, inner))
    return tuple(result)


def _text(text: tree.Text, place: _Place) -> tree.Text | None:
    data = _RUN.sub(" ", text.data)
    if data == " " and (place.free or _unseen(place)):
        return None
    if place.spaced_before or place.before == _EDGE:
        data = data.lstrip(_SPACE)
    if place.after == _EDGE:
        data = data.rstrip(_SPACE)
    if not data or (data == " " and place.spaced_after):
        return None
    return text if data == text.data else replace(text, data=data)


def _unseen(place: _Place) -> bool:
    if place.before == _EDGE or place.after == _EDGE:
        return True
    if place.before == _FRAGMENT and place.after == _FRAGMENT:
        return False
    return place.before <= _HIDDEN_BESIDE and place.after <= _HIDDEN_BESIDE


def _ends_spaced(before: Sequence[tree.Node], outside: bool) -> bool:
    """Whether what stands before, comments left out, ends in a space."""
    for node in reversed(before):
        if isinstance(node, tree.Text):
            return node.data.endswith(" ")
        if not isinstance(node, tree.Comment):
            return False
    return outside


def _starts_spaced(children: Sequence[tree.Node], index: int, outside: bool) -> bool:
    """Whether what stands from `index` on starts with white space."""
    for node in children[index:]:
        if isinstance(node, tree.Text):
            return node.data[:1] in _SPACE
        if not isinstance(node, tree.Comment):
            return False
    return outside


def _node(node: tree.Node, place: _Place) -> tree.Node:
    match node:
        case tree.Element():
            return _element(node, place.free)
        case tree.If():
            return replace(node, arms=tuple(_arm(arm, place) for arm in node.arms))
        case tree.For():
            body = _repeated(node.children, place)
            return replace(node, children=body, else_children=_sequence(node.else_children, place))
        case tree.Scope():
            around = replace(place, before=_FRAGMENT, after=_FRAGMENT) if _is_slot(node) else place
            return replace(node, children=_sequence(node.children, around))
        case tree.ConditionalWrap():
            inner = _Place(_INLINE, _INLINE, place.free)
            arms = tuple(_arm(arm, place) for arm in node.arms)
            return replace(node, arms=arms, children=_sequence(node.children, inner))
        case tree.LoopWrap() | tree.ChunkFor():
            return replace(
                node,
                wrapper=_sequence(node.wrapper, place),
                children=_repeated(node.children, replace(place, before=_INLINE, after=_INLINE)),
                else_children=_sequence(node.else_children, place),
            )
        case tree.SplitFor():
            return _split(node, place)
        case _:
            return node


def _split(node: tree.SplitFor, place: _Place) -> tree.SplitFor:
    edge = _edge_of(node.first)
    inner = _Place(edge, edge, _inside_free(node.first, place.free))
    return replace(
        node,
        before=_sequence(node.before, replace(inner, after=_INLINE)),
        lead=_repeated(node.lead, replace(inner, before=_INLINE, after=_INLINE)),
        end=_repeated(node.end, replace(inner, before=_INLINE)),
        begin=_repeated(node.begin, replace(inner, after=_INLINE)),
        between=_sequence(node.between, _Place(_BLOCK, _BLOCK, place.free)),
        tail=_repeated(node.tail, replace(inner, before=_INLINE, after=_INLINE)),
        else_children=_sequence(node.else_children, inner),
        after=_sequence(node.after, replace(inner, before=_INLINE)),
    )


def _arm(arm: tree.Arm, place: _Place) -> tree.Arm:
    return replace(arm, children=_sequence(arm.children, place))


def _repeated(children: tuple[tree.Node, ...], place: _Place) -> tuple[tree.Node, ...]:
    """The body of a loop: beside its edges stands what is around the loop, or the body again."""
    before = _last(children, len(children) - 1, place.before)
    after = _first(children, 0, place.after)
    before = before if place.spaced_before else before | place.before
    after = after if place.spaced_after else after | place.after
    if _mixed_edge(before) or _mixed_edge(after):  # white space at the edge of the container, and between the items
        before, after = before - _EDGE or before, after - _EDGE or after
    return _sequence(children, _Place(before, after, place.free))


def _mixed_edge(kinds: Kinds) -> bool:
    return "edge" in kinds and len(kinds) > 1


def _element(node: tree.Element, free: bool) -> tree.Element:
    name = node.name if isinstance(node.name, str) else ""
    if node.content != "normal" or name in e.PREFORMATTED or _keeps_space(node):
        return node
    edge = _edge_of(node)
    return replace(node, children=_sequence(node.children, _Place(edge, edge, _inside_free(node, free))))


def _keeps_space(node: tree.Element) -> bool:
    """Whether an attribute says that white space counts in it."""
    kept = any(
        isinstance(item, tree.Attribute) and item.name == "xml:space" and _is_text(item.value, "preserve")
        for item in node.attributes
    )
    return _style_matches(node, _PRE_STYLE) or (kept and node.namespace != "html")


def _is_text(value: Sequence[tree.Node] | None, text: str) -> bool:
    return value is not None and [part.data if isinstance(part, tree.Text) else None for part in value] == [text]


def _inside_free(node: tree.Element, free: bool) -> bool:
    if node.namespace != "html":
        return node.name in ("svg", "g", "defs", "symbol") or (free and node.name not in ("text", "tspan"))
    return node.name in e.WHITESPACE_FREE


def _edge_of(node: tree.Element) -> Kinds:
    own_lines = node.namespace == "html" and node.name in e.CONTAINER - e.BLOCK  # whatever its style says
    return _EDGE if own_lines or _is_block(node) else _INLINE


def _is_block(node: tree.Element) -> bool:
    if node.namespace != "html" or not isinstance(node.name, str) or node.name not in e.BLOCK:
        return False
    return not _style_matches(node, _MOVED_STYLE)


def _style_matches(node: tree.Element, pattern: re.Pattern[str]) -> bool:
    for item in node.attributes:
        if isinstance(item, tree.Attribute) and item.name == "style" and item.value is not None:
            return any(isinstance(part, tree.Text) and pattern.search(part.data) for part in item.value)
    return False


def _is_slot(node: tree.Scope) -> bool:
    return isinstance(node.node, nodes.Block)


def _first(children: Sequence[tree.Node], index: int, beyond: Kinds) -> Kinds:
    """What may be seen first from `index` on."""
    for position in range(index, len(children)):
        kinds = _kinds(children[position], partial(_first, children, position + 1, beyond), first=True)
        if kinds is not None:
            return kinds
    return beyond


def _last(children: Sequence[tree.Node], index: int, beyond: Kinds) -> Kinds:
    """What may be seen last up to `index`."""
    for position in range(index, -1, -1):
        kinds = _kinds(children[position], partial(_last, children, position - 1, beyond), first=False)
        if kinds is not None:
            return kinds
    return beyond


def _kinds(node: tree.Node, beyond: Callable[[], Kinds], *, first: bool) -> Kinds | None:
    """What `node` shows at its near side; None if it shows nothing."""

    def side(children: Sequence[tree.Node]) -> Kinds:
        return _first(children, 0, beyond()) if first else _last(children, len(children) - 1, beyond())

    match node:
        case tree.Text():
            return _INLINE if node.data.strip(_SPACE) else None
        case tree.Comment() | tree.Doctype():
            return None
        case tree.Hole():
            return None if isinstance(node.node, _SILENT) else _INLINE
        case tree.Element():
            if node.namespace == "html" and node.name in e.NOT_RENDERED:
                return None
            return _BLOCK if _is_block(node) else _INLINE
        case tree.If():
            sides = [side(arm.children) for arm in node.arms]
            exhaustive = bool(node.arms) and node.arms[-1].test is None
            return frozenset[Kind]().union(*sides, frozenset() if exhaustive else beyond())
        case tree.For():
            return side(node.children) | side(node.else_children)
        case tree.Scope() if not _is_slot(node):
            return side(node.children)
        case _:
            return _INLINE
