"""Where the nodes of a template stand in its HTML: among tags, in a value or in raw text; inside which elements.

A cheap pass for analysis: one reading with the tokenizer, no tree. After a branch the open elements are those of its
first arm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from transpiler import nodes
from transpiler.facts import Form
from transpiler.html import machine
from transpiler.html.construction import MisnestError, Stack, close_tag, namespace_of, open_tag
from transpiler.html.reader import CutError, Reader, switch_content
from transpiler.html.tokenizer import Tokenizer
from transpiler.html.tokens import End, Places, Start
from transpiler.tables import elements as e


@dataclass(frozen=True, slots=True)
class Placement:
    """One node's place. `attribute` is the name of the attribute it stands in, "" between attributes."""

    form: Form
    elements: tuple[str, ...]
    """The open elements of this body, outermost first."""
    conditional: bool
    """Whether a condition or loop of this template decides if or how often it runs."""
    attribute: str | None = None


@dataclass
class _Pass:
    found: dict[int, Placement] = field(default_factory=dict)
    conditional: list[tuple[int, int]] = field(default_factory=list)

    def read(self, body: Sequence[nodes.Node], t: Tokenizer) -> None:
        try:
            Reader(t.places, self.visit).read(body, t)
        except CutError:
            return  # what comes after the cut stays without a placement: it is written as a string

    def visit(self, t: Tokenizer, node: nodes.Node) -> None:
        start = node.span.start
        while self.conditional and start >= self.conditional[-1][1]:
            self.conditional.pop()
        self.found.setdefault(start, _placement(t, any(low <= start < high for low, high in self.conditional)))
        if isinstance(node, nodes.If | nodes.For):
            self.conditional.append((node.head.end, node.span.end))
        elif isinstance(node, nodes.Macro | nodes.AssignBlock):
            self.read(node.body, _tokenizer(t.places))
        elif isinstance(node, nodes.CallBlock | nodes.FilterBlock | nodes.CustomTag) and node.body:
            self.read(node.body, t.fork())


def placements(body: Sequence[nodes.Node]) -> dict[int, Placement]:
    """The place of every statement and printed expression of a template body, by `span.start`.

    Bodies of macros and block assignments are read as if they stood among tags; those of `call` and `filter` where
    they stand. A node without an entry stands where no tag structure can be read: treat it as `html`.
    """
    run = _Pass()
    run.read(body, _tokenizer(Places()))
    return run.found


def _tokenizer(places: Places) -> Tokenizer:
    tokenizer = Tokenizer(places)
    tokenizer.on_tag = _track
    return tokenizer


def _track(t: Tokenizer, token: Start | End) -> None:
    switch_content(t, token)
    if isinstance(token.name, str):
        t.elements = _stepped(t.elements, token, token.name)


def _stepped(stack: Stack, token: Start | End, name: str) -> Stack:
    """The open elements after a tag; what browsers would move is taken as it is written."""
    try:
        if isinstance(token, End):
            step = close_tag(stack, name)
            return stack if step.ignored else stack[: len(stack) - step.pops]
        space = namespace_of(stack)
        if space == "html" and name in ("svg", "math"):
            space = name
        if space != "html":
            return stack if token.self_closing else (*stack, f"{space}:{name}")
        step = open_tag(stack, name)
        kept = (*stack[: len(stack) - step.pops], *step.implied)
    except MisnestError:
        if isinstance(token, End):
            return stack[: len(stack) - 1 - stack[::-1].index(name)] if name in stack else stack
        kept = stack
    return kept if name in e.VOID else (*kept, name)


def _placement(t: Tokenizer, conditional: bool) -> Placement:
    if t.state == "data" or t.state == "cdata section":
        return Placement("markup", t.elements, conditional)
    if t.state == "rcdata":
        return Placement("text", t.elements, conditional)
    if t.tag:
        in_value = t.state in machine.IN_QUOTES or t.state in ("attribute value (unquoted)", "before attribute value")
        name = "".join(part.data for part in t.attribute_name if hasattr(part, "data")) if in_value else ""
        return Placement("text", t.elements, conditional, name)
    return Placement("html", t.elements, conditional)
