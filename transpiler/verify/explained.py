"""Which warnings announced a difference: those about the place where the pages differ, or about what it follows from.

Input: the warnings of a conversion, a difference and where it stands. Output: the codes of those that told it. A
warning elsewhere on the page tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from transpiler import nodes
from transpiler.diagnostics import Diagnostic
from transpiler.facts import Program
from transpiler.source import Span
from transpiler.verify.writing import Chunk, Lines

Effect: TypeAlias = Literal["here", "after", "names a template", "calls a stub", "sends a whole value"]

EFFECTS: Mapping[str, frozenset[Effect]] = {
    "block-in-macro": frozenset({"here"}),
    "computed-attribute": frozenset({"here", "sends a whole value"}),
    "custom-tag": frozenset({"here", "calls a stub"}),
    "debug-tag": frozenset({"here"}),
    "debug-undefined": frozenset({"here"}),
    "dynamic-extends": frozenset({"names a template"}),
    "dynamic-include": frozenset({"names a template"}),
    "failed-part": frozenset(),
    "functional-comment": frozenset({"here"}),
    "json-in-quotes": frozenset({"here"}),
    "misnested-html": frozenset({"after"}),
    "object-equality": frozenset({"here"}),
    "open-block": frozenset({"after"}),
    "raises": frozenset(),
    "unknown-filter": frozenset({"here", "calls a stub"}),
    "unknown-macro": frozenset(),
    "unknown-test": frozenset({"here", "calls a stub"}),
    "unquoted-value": frozenset({"here"}),
    "unsayable-attribute": frozenset({"here"}),
}
"""What each warning, and each note that says when the page is other, says of it: other at its place, other from there
on, or React or the encoder refuses. Those without an effect say that both sides do the same."""

_NAME = re.compile(r"[A-Za-z_]\w*")
_REFUSED = re.compile(r"the encoder refuses the context: ([A-Za-z_]\w*)")
_NO_TEMPLATE = "TemplateNotFound: "


@dataclass(frozen=True)
class Warned:
    """A warning: its code, the lines it is about with all that these decide, the source text it points at."""

    code: str
    lines: tuple[Lines, ...]
    text: str


@dataclass(frozen=True)
class Failure:
    """A pair that differs: why, what wrote the place where it does, and what stands before it on Jinja2's page.

    `names` are those that a page is given. Without `lines` there is no place: one side has no page.
    """

    why: str
    names: frozenset[str] = frozenset()
    lines: Sequence[Lines] = ()
    before: Sequence[Chunk] = ()


def explains(warned: Warned, failure: Failure) -> bool:
    """Whether a warning announced the failure."""
    effects = EFFECTS[warned.code]
    return any(_TOLD[effect](warned, failure) for effect in sorted(effects))


def _here(warned: Warned, failure: Failure) -> bool:
    return any(lines.meet(other) for lines in warned.lines for other in failure.lines)


def _after(warned: Warned, failure: Failure) -> bool:
    written = (Lines(template, line, line) for template, line in {chunk.place for chunk in failure.before})
    return bool(failure.lines) and any(lines.meet(other) for other in written for lines in warned.lines)


def _names_a_template(_warned: Warned, failure: Failure) -> bool:
    return _NO_TEMPLATE in failure.why


def _calls_a_stub(warned: Warned, failure: Failure) -> bool:
    return any(f"Error: {name} was not called so by Jinja2" in failure.why for name in _NAME.findall(warned.text))


def _sends_a_whole_value(warned: Warned, failure: Failure) -> bool:
    """The encoder names what it refuses; an expression without a name of the context is about a part of something."""
    refused = _REFUSED.match(failure.why)
    named = failure.names.intersection(_NAME.findall(warned.text))
    return refused is not None and (not named or refused[1] in named)


_TOLD = {
    "here": _here,
    "after": _after,
    "names a template": _names_a_template,
    "calls a stub": _calls_a_stub,
    "sends a whole value": _sends_a_whole_value,
}


def warned_about(program: Program, items: Iterable[Diagnostic]) -> list[Warned]:
    """What tells of differences among diagnostics, with the lines that it is about."""
    extents = _Extents(program)
    found: list[Warned] = []
    for item in items:
        if item.code in EFFECTS:
            lines = extents.of(item.source.name, item.span)
            found.append(Warned(item.code, tuple(lines), item.source.text[item.span.start : item.span.end]))
    return found


@dataclass
class _Extents:
    """The lines whose output a place of a template decides."""

    program: Program
    found: dict[tuple[str, Span], None] = field(default_factory=dict)

    def of(self, template: str, span: Span) -> list[Lines]:
        self.found = {}
        pending = [(template, span)]
        while pending:
            name, place = pending.pop()
            if (name, place) in self.found or name not in self.program.templates:
                continue
            self.found[name, place] = None
            pending += self.decided(name, place)
        return [self.lines(name, place) for name, place in self.found]

    def lines(self, name: str, span: Span) -> Lines:
        source = self.program.templates[name].source
        first, last = (source.position(at).line for at in (span.start, max(span.start, span.end - 1)))
        return Lines(name, first, last)

    def decided(self, name: str, span: Span) -> Iterable[tuple[str, Span]]:
        """What a place in a template decides: by the statements around it."""
        for node in nodes.walk(self.program.templates[name].tree):
            if not (node.span.start <= span.start and span.end <= node.span.end):
                continue
            match node:
                case nodes.If(test=head) | nodes.For(iter=head):
                    if _inside(span, head) or (isinstance(node, nodes.For) and _inside(span, node.test)):
                        yield name, node.span
                        yield from self.reading(name, _assigned(node))
                case nodes.CallBlock() | nodes.FilterBlock():
                    yield name, node.span
                case nodes.With(values=values):
                    if any(_inside(span, value) for value in values):
                        yield name, node.span
                case nodes.Assign() | nodes.AssignBlock():
                    yield from self.reading(name, _assigned(node))
                case nodes.Macro():
                    yield from self.calling(node.name)
                case nodes.Block():
                    yield from self.calling("super", node.name)
                    yield from self.calling(node.name)
                case _:
                    pass

    def reading(self, template: str, names: set[str]) -> Iterable[tuple[str, Span]]:
        """Where a template reads a variable."""
        for node in nodes.walk(self.program.templates[template].tree):
            if isinstance(node, nodes.Name) and node.ctx == "load" and node.name in names:
                yield template, node.span

    def calling(self, name: str, block: str | None = None) -> Iterable[tuple[str, Span]]:
        """Where templates call a macro, or in a block its `super()`: what it prints is written by that line."""
        for template, facts in self.program.templates.items():
            for node in nodes.walk(facts.tree):
                if block is None or (isinstance(node, nodes.Block) and node.name == block):
                    for call in nodes.walk(node) if block is not None else (node,):
                        if isinstance(call, nodes.Call) and _called(call) == name:
                            yield template, call.span


def _assigned(node: nodes.Node) -> set[str]:
    """The variables that a statement or what is in it assigns."""
    targets = [one.target for one in nodes.walk(node) if isinstance(one, nodes.Assign | nodes.AssignBlock)]
    return {one.name for target in targets for one in nodes.walk(target) if isinstance(one, nodes.Name | nodes.NSRef)}


def _inside(span: Span, node: nodes.Node | None) -> bool:
    return node is not None and node.span.start <= span.start and span.end <= node.span.end


def _called(call: nodes.Call) -> str:
    match call.node:
        case nodes.Name(name=name):
            return name
        case nodes.Getattr(attr=name):
            return name
        case _:
            return ""
