"""Tokens of HTML with Jinja in it, and the two-way map between token places and Jinja nodes.

A place is a number that grows along the text as written, unique even where text is written twice (a partial
inlined in two spots): character by character through `TemplateData`, one per other node.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TypeAlias

from transpiler import nodes
from transpiler.html.tree import AttributeItem, Effect, Name, Node, RawRegion
from transpiler.source import NO_SPAN, Span


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag; `start` and `end` are the places of its `<` and just after its `>`."""

    name: Name
    attributes: tuple[AttributeItem, ...]
    self_closing: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    name: Name
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DoctypeFields:
    """A doctype: its text between `<!` and `>`, and what the standard reads from it (absent parts are None)."""

    text: str
    span: Span
    name: str | None
    public: str | None
    system: str | None
    correct: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A node of a body and the places it takes, in order."""

    start: int
    end: int
    node: nodes.Node


@dataclass(frozen=True, slots=True)
class Items:
    """One Jinja body as a flat list of tokens, and where its nodes stand."""

    tokens: tuple[Token, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class BranchArm:
    """One arm of a `Branch`; `test` is None for else."""

    test: nodes.Expr | None
    items: Items


@dataclass(frozen=True, slots=True)
class Branch:
    """An `{% if %}` between tags; always exhaustive: an absent else is an empty arm."""

    arms: tuple[BranchArm, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Loop:
    """A `{% for %}` between tags."""

    node: nodes.For
    body: Items
    else_: Items


@dataclass(frozen=True, slots=True)
class Scoped:
    """A `{% with %}`, `{% autoescape %}` or `{% block %}` between tags; `effect`: what else may stand in a block's
    place does to the elements around it."""

    node: nodes.Node
    items: Items
    effect: Effect | None = None


@dataclass(frozen=True, slots=True)
class RawChildren:
    """The content of the element just opened, left as Jinja nodes."""

    region: RawRegion


@dataclass(frozen=True, slots=True)
class Foreign:
    """A node that prints another body among tags: an include, a call of a macro."""

    node: nodes.Node
    effect: Effect


@dataclass(frozen=True, slots=True)
class Repaired:
    """The nodes that misnested `tokens` make, which stand in elements that they do not reach out of."""

    tokens: tuple[Token, ...]
    nodes: tuple[Node, ...]


Token: TypeAlias = Start | End | Node | DoctypeFields | Branch | Loop | Scoped | RawChildren | Repaired | Foreign
"""A tree node among tokens is a finished piece."""


@dataclass
class Places:
    """Hands out places and finds the span of a range of them."""

    next: int = 0
    _starts: list[int] = field(default_factory=list)
    _spans: list[Span] = field(default_factory=list)
    _exact: list[bool] = field(default_factory=list)

    def add_text(self, node: nodes.TemplateData) -> int:
        """Places for the characters of a piece of text; returns the first."""
        return self._add(node.span, len(node.data), node.span.end - node.span.start == len(node.data))

    def add_node(self, node: nodes.Node) -> int:
        """One place for a node that is not text."""
        return self._add(node.span, 1, False)

    def _add(self, span: Span, width: int, exact: bool) -> int:
        first = self.next
        self._starts.append(first)
        self._spans.append(span)
        self._exact.append(exact)
        self.next += width
        return first

    def span(self, start: int, end: int) -> Span:
        """The source text from place `start` up to place `end`."""
        if not self._starts:
            return NO_SPAN
        return Span(self._offset(start).start, max(self._offset(start).start, self._offset(max(start, end - 1)).end))

    def _offset(self, place: int) -> Span:
        index = max(0, bisect_right(self._starts, place) - 1)
        span = self._spans[index]
        if not self._exact[index]:
            return span
        offset = span.start + place - self._starts[index]
        return Span(offset, offset + 1)
