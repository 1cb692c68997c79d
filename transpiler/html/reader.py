"""Jinja bodies -> flat token lists: drives the tokenizer, forking it at every branch and joining it after.

A branch may stand among tags, inside a tag or inside a value; each becomes an item of its own sort. Where the arms
leave the tokenizer in different states, the rest of the tag is first copied into each arm (`_absorb`); where that
does not help, `CutError` leaves the whole body to the string writer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from transpiler import nodes
from transpiler.html import machine, tree
from transpiler.html.conditions import is_pure
from transpiler.html.tokenizer import Tokenizer
from transpiler.html.tokens import Branch, BranchArm, End, Items, Loop, Mark, Places, Scoped, Start, Token
from transpiler.source import Span
from transpiler.tables import elements as e

Arms: TypeAlias = "list[tuple[nodes.Expr | None, nodes.Body]]"
InPlace: TypeAlias = nodes.If | nodes.For | nodes.With | nodes.Autoescape | nodes.Block
SILENT = (
    nodes.Assign, nodes.AssignBlock, nodes.ExprStmt, nodes.Import, nodes.FromImport, nodes.Macro, nodes.Break,
    nodes.Continue, nodes.Extends,
)  # fmt: skip
"""Statements that print nothing where they stand."""

_BOUNDARY = frozenset("\t\n\f >/")
_LIMIT = 6


class CutError(Exception):
    """The arms of a branch do not meet in one tokenizer state, or a hole stands where no token can hold it."""

    def __init__(self, reason: str, span: Span) -> None:
        super().__init__(reason)
        self.reason = reason
        self.span = span


@dataclass(frozen=True)
class Reader:
    """Reads bodies; all of one tree share the places."""

    places: Places
    visit: Callable[[Tokenizer, nodes.Node], None] | None = None
    """Called with each node that is not text, in front of it."""

    def read(self, body: Sequence[nodes.Node], t: Tokenizer, follow: frozenset[str] = frozenset()) -> tuple[Mark, ...]:
        """Feed `body` to `t`, which collects the tokens; the marks of its nodes. `follow`: what may come next."""
        atoms = flatten(body)
        saved = t.copy()
        for _ in range(_LIMIT):
            marks: list[Mark] = []
            index = 0
            try:
                for index, atom in enumerate(atoms):
                    start = self.places.next
                    self._atom(t, atom, partial(first_characters, atoms, index + 1, follow))
                    marks.append(Mark(start, self.places.next, atom))
            except CutError as cut:
                atoms = _absorb(atoms, index, t, marks, cut)
                t.restore(saved)
                continue
            return tuple(marks)
        raise CutError("tags are cut by conditions again and again", body[0].span)

    def _atom(self, t: Tokenizer, atom: nodes.Node, follow: Callable[[], frozenset[str]]) -> None:
        if isinstance(atom, nodes.TemplateData):
            t.feed(atom.data, self.places.add_text(atom))
            return
        if self.visit is not None:
            t.edge()
            self.visit(t, atom)
        if isinstance(atom, nodes.If):
            arms: Arms = [(atom.test, atom.body), *((part.test, part.body) for part in atom.elif_)]
            self._statement(t, atom, [*arms, (None, atom.else_)], follow)
        elif isinstance(atom, nodes.For):
            self._statement(t, atom, [(None, atom.body), (None, atom.else_)], follow)
        elif isinstance(atom, nodes.With | nodes.Autoescape | nodes.Block):
            self._statement(t, atom, [(None, atom.body)], follow)
        elif isinstance(atom, SILENT):
            self._silent(t, atom)
        elif not t.hole(atom, self.places.add_node(atom)):
            raise CutError("a value is printed where no tag, text or attribute can hold it", atom.span)

    def _silent(self, t: Tokenizer, atom: nodes.Node) -> None:
        t.edge()
        self.places.add_node(atom)
        hole = tree.Hole(atom, atom.span)
        match _mode(t):
            case "text":
                t.out.append(hole)
            case "quotes":
                t.value = [*(t.value or []), hole]
            case "comment":
                t.comment.append(hole)
            case "between":
                t.finish_attribute()
                t.state = "before attribute name"
                t.attributes.append(hole)
            case _:
                raise CutError("a statement stands inside a name or between a name and its value", atom.span)

    def _statement(self, t: Tokenizer, node: InPlace, arms: Arms, follow: Callable[[], frozenset[str]]) -> None:
        t.edge()
        self.places.add_node(node)
        mode = _mode(t)
        after = follow() if mode in ("between", "name", "tag") else frozenset()
        if t.state in ("attribute name", "attribute value (unquoted)", "tag name"):
            begins = frozenset().union(*(first_characters(flatten(body), 0, after) for _, body in arms))
            if begins <= _BOUNDARY:
                mode = "between"
        if mode == "between":
            t.finish_attribute()
            t.state = "before attribute name"
        before = t.key()
        forks = []
        marks = []
        for _, body in arms:
            fork = t.fork()
            marks.append(self.read(body, fork, after))
            fork.edge()
            if mode in ("between", "name"):
                _finish_at_boundary(fork, after)
            forks.append(fork)
        join = _JOINS.get(mode)
        keys = [fork.key() for fork in forks] + ([before] if isinstance(node, nodes.For) and mode != "name" else [])
        if join is None or any(fork.position < len(fork.buffer) for fork in forks):
            raise CutError("a condition or loop stands inside a name", node.span)
        if mode == "name":
            keys = [_without_attribute(key) for key in keys] if forks[0].state == "before attribute name" else keys
        if any(key != keys[0] for key in keys) or not join(t, node, arms, forks, marks):
            raise CutError("a tag or comment begins or ends in one arm only", node.span)


def _without_attribute(key: tuple[object, ...]) -> tuple[object, ...]:
    return key[:-1]


def _mode(t: Tokenizer) -> str:
    """The sort of place the tokenizer is at."""
    if t.state in machine.TEXT_STATES or t.state.startswith("script data"):
        return "text"
    if t.state in machine.IN_QUOTES:
        return "quotes"
    if t.state in machine.BETWEEN_ATTRIBUTES:
        return "between"
    if t.state in machine.IN_NAME:
        return "name"
    return "comment" if t.state in machine.COMMENT_HOLES else "tag"


def _finish_at_boundary(t: Tokenizer, after: frozenset[str]) -> None:
    """At the end of an arm inside a tag: an attribute that cannot go on is complete."""
    ends = t.state in machine.BETWEEN_ATTRIBUTES
    ends = ends or (t.state in ("attribute name", "attribute value (unquoted)") and bool(after) and after <= _BOUNDARY)
    if ends:
        t.finish_attribute()
        t.state = "before attribute name"


def _join_text(t: Tokenizer, node: InPlace, arms: Arms, forks: list[Tokenizer], marks: list[tuple[Mark, ...]]) -> bool:
    if any(_mode(fork) != "text" for fork in forks):
        return False
    items = [Items(tuple(fork.out), mark) for fork, mark in zip(forks, marks, strict=True)]
    t.join(forks[0])
    token: Token
    if isinstance(node, nodes.If):
        token = Branch(tuple(BranchArm(test, item) for (test, _), item in zip(arms, items, strict=True)), node.span)
    elif isinstance(node, nodes.For):
        token = Loop(node, items[0], items[1])
    else:
        token = Scoped(node, items[0])
    t.out.append(token)
    return True


def _value_item(node: InPlace, arms: Arms, parts: list[tuple[tree.Node, ...]]) -> tree.ValueItem:
    if isinstance(node, nodes.If):
        listed = [
            tree.Arm(test, part, _arm_span(body, node))
            for (test, body), part in zip(arms, parts, strict=True)
            if test is not None or part
        ]
        return tree.If(tuple(listed), node.span)
    if isinstance(node, nodes.For):
        return tree.For(node, parts[0], parts[1], node.span)
    return tree.Scope(node, parts[0], node.span)


def _arm_span(body: nodes.Body, node: nodes.Node) -> Span:
    return body[0].span.to(body[-1].span) if body else node.span


def _join_quotes(
    t: Tokenizer, node: InPlace, arms: Arms, forks: list[Tokenizer], marks: list[tuple[Mark, ...]]
) -> bool:
    if any(fork.attributes or fork.out or fork.state != t.state for fork in forks):
        return False
    t.join(forks[0])
    t.value = [*(t.value or []), _value_item(node, arms, [tuple(fork.value or ()) for fork in forks])]
    return True


def _join_comment(
    t: Tokenizer, node: InPlace, arms: Arms, forks: list[Tokenizer], marks: list[tuple[Mark, ...]]
) -> bool:
    if any(fork.out or _mode(fork) != "comment" for fork in forks):
        return False
    t.join(forks[0])
    t.comment.append(_value_item(node, arms, [tuple(fork.comment) for fork in forks]))
    return True


def _join_between(
    t: Tokenizer, node: InPlace, arms: Arms, forks: list[Tokenizer], marks: list[tuple[Mark, ...]]
) -> bool:
    if any(fork.out or fork.state != "before attribute name" for fork in forks):
        return False
    parts = [tuple(fork.attributes) for fork in forks]
    t.join(forks[0])
    t.attribute_name, t.value = [], None
    if isinstance(node, nodes.If):
        listed = [
            tree.AttributeArm(test, part, _arm_span(body, node))
            for (test, body), part in zip(arms, parts, strict=True)
            if test is not None or part
        ]
        t.attributes.append(tree.AttributeIf(tuple(listed), node.span))
    elif isinstance(node, nodes.For):
        t.attributes.append(tree.AttributeFor(node, parts[0], parts[1], node.span))
    else:
        t.attributes.append(tree.AttributeScope(node, parts[0], node.span))
    return True


def _join_name(t: Tokenizer, node: InPlace, arms: Arms, forks: list[Tokenizer], marks: list[tuple[Mark, ...]]) -> bool:
    """An attribute without quotes was being read: it goes on in every arm, or ends in every arm."""
    if all(not fork.attributes and not fork.out and fork.state == t.state for fork in forks):
        return t.state == "attribute value (unquoted)" and _join_quotes(t, node, arms, forks, marks)
    if isinstance(node, nodes.For):
        return False
    prefix = tuple(t.value or ())
    for fork in forks:
        if prefix and fork.attributes and isinstance(first := fork.attributes[0], tree.Attribute):
            fork.attributes[0] = replace(first, value=(*prefix, *(first.value or ())))
    return _join_between(t, node, arms, forks, marks)


_Join: TypeAlias = Callable[
    [Tokenizer, InPlace, Arms, "list[Tokenizer]", "list[tuple[Mark, ...]]"],
    bool,
]
_JOINS: dict[str, _Join] = {
    "text": _join_text,
    "quotes": _join_quotes,
    "comment": _join_comment,
    "between": _join_between,
    "name": _join_name,
}


def flatten(body: Sequence[nodes.Node]) -> list[nodes.Node]:
    """The nodes of a body with those of its `Output`s in their place; empty text left out."""
    result: list[nodes.Node] = []
    for node in body:
        parts: Sequence[nodes.Node] = node.nodes if isinstance(node, nodes.Output) else (node,)
        for part in parts:
            if not isinstance(part, nodes.TemplateData):
                result.append(part)
            elif "\r" in part.data:  # from `newline_sequence`: an HTML parser reads it so
                result.append(replace(part, data=part.data.replace("\r\n", "\n").replace("\r", "\n")))
            elif part.data:
                result.append(part)
    return result


def as_body(atoms: Sequence[nodes.Node]) -> nodes.Body:
    """The reverse of `flatten`: runs of text and expressions become `Output`s."""
    result: list[nodes.Stmt] = []
    run: list[nodes.Expr] = []
    for atom in (*atoms, None):
        if isinstance(atom, nodes.Expr):
            run.append(atom)
            continue
        if run:
            result.append(nodes.Output(tuple(run), span=run[0].span.to(run[-1].span)))
            run = []
        if isinstance(atom, nodes.Stmt):
            result.append(atom)
    return tuple(result)


def cut_out(marks: Sequence[Mark], start: int, end: int) -> list[nodes.Node]:
    """The nodes from place `start` to place `end`, text cut at the very character."""
    result: list[nodes.Node] = []
    for mark in marks:
        if mark.end <= start or mark.start >= end:
            continue
        if isinstance(mark.node, nodes.TemplateData) and (mark.start < start or mark.end > end):
            result.append(_piece(mark.node, max(0, start - mark.start), min(mark.end, end) - mark.start))
        else:
            result.append(mark.node)
    return result


def _piece(node: nodes.TemplateData, start: int, end: int) -> nodes.TemplateData:
    span = node.span
    if span.end - span.start == len(node.data):
        span = Span(node.span.start + start, node.span.start + end)
    return nodes.TemplateData(node.data[start:end], span=span)


def first_characters(atoms: Sequence[nodes.Node], index: int, follow: frozenset[str]) -> frozenset[str]:
    """The characters that may come first from `atoms[index]` on; "" where that is not known."""
    while index < len(atoms):
        atom = atoms[index]
        index += 1
        if isinstance(atom, nodes.TemplateData):
            return frozenset(atom.data[0])
        if isinstance(atom, SILENT):
            continue
        bodies: list[nodes.Body]
        if isinstance(atom, nodes.If):
            bodies = [atom.body, *(part.body for part in atom.elif_), atom.else_]
        elif isinstance(atom, nodes.For):
            bodies = [atom.body, atom.else_]
        elif isinstance(atom, nodes.With | nodes.Autoescape | nodes.Block):
            bodies = [atom.body]
        else:
            return frozenset({""})
        rest = first_characters(atoms, index, follow)
        return frozenset().union(*(first_characters(flatten(body), 0, rest) for body in bodies))
    return follow


def _absorb(atoms: list[nodes.Node], index: int, t: Tokenizer, marks: list[Mark], cut: CutError) -> list[nodes.Node]:
    """Copy what is left of the tag before and after the `if` at `index` into each of its arms."""
    node = atoms[index]
    if not isinstance(node, nodes.If):
        raise cut
    prefix: list[nodes.Node] = []
    before: list[nodes.Node] = list(atoms[:index])
    if _mode(t) != "text":
        if not marks or t.tag_start < marks[0].start:
            raise cut
        prefix = cut_out(marks, t.tag_start, marks[-1].end)
        before = cut_out(marks, marks[0].start, t.tag_start)
        if not all(isinstance(part, nodes.Expr) and is_pure(part) for part in prefix):
            raise cut
    suffix: list[nodes.Node] = []
    after: list[nodes.Node] = []
    for first in range(index + 1, len(atoms)):
        atom = atoms[first]
        if prefix:  # the arms may all end their tag themselves
            after = list(atoms[first:])
            break
        if isinstance(atom, nodes.TemplateData) and ">" in atom.data:
            at = atom.data.index(">") + 1
            suffix.append(_piece(atom, 0, at))
            after = [_piece(atom, at, len(atom.data)), *atoms[first + 1 :]]
            break
        suffix.append(atom)
    else:
        if not prefix:
            raise cut

    def wrapped(body: nodes.Body) -> nodes.Body:
        return as_body(flatten((*prefix, *body, *suffix)))

    elifs = tuple(replace(part, body=wrapped(part.body)) for part in node.elif_)
    moved = replace(node, body=wrapped(node.body), elif_=elifs, else_=wrapped(node.else_))
    return [part for part in (*before, moved, *after) if not (isinstance(part, nodes.TemplateData) and not part.data)]


def switch_content(t: Tokenizer, token: Start | End) -> None:
    """After a tag: the text state its element asks for, and whether foreign content (SVG, MathML) is open."""
    name = token.name if isinstance(token.name, str) else ""
    foreign = bool(t.foreign) and ":" not in t.foreign[-1]
    if isinstance(token, End):
        for index in range(len(t.foreign) - 1, -1, -1):
            if t.foreign[index].rpartition(":")[2] == name:
                t.foreign = t.foreign[:index]
                break
    elif foreign:
        integration = e.SVG_INTEGRATION if t.foreign[-1] == "svg" else e.MATH_INTEGRATION
        if name in e.FOREIGN_BREAKOUT:
            t.foreign = ()
        elif not token.self_closing and name in integration:
            t.foreign = (*t.foreign, f"in:{name}")
        elif not token.self_closing and name in ("svg", "math"):
            t.foreign = (*t.foreign, name)
    elif name in ("svg", "math"):
        t.foreign = t.foreign if token.self_closing else (*t.foreign, name)
    elif name in e.RAW_STATES:
        t.state = e.RAW_STATES[name]
    t.cdata_allowed = bool(t.foreign) and ":" not in t.foreign[-1]
