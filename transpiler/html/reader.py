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
from transpiler.html.bodies import SILENT, as_body, cut_out, first_characters, flatten, piece
from transpiler.html.conditions import is_pure
from transpiler.html.tokenizer import Tokenizer
from transpiler.html.tokens import Branch, BranchArm, End, Foreign, Items, Loop, Mark, Places, Scoped, Start, Token
from transpiler.nodes.trans import message_texts
from transpiler.source import Span
from transpiler.tables import elements as e

Arms: TypeAlias = "list[tuple[nodes.Expr | None, nodes.Body]]"
InPlace: TypeAlias = nodes.If | nodes.For | nodes.With | nodes.Autoescape | nodes.Block
_BOUNDARY = frozenset("\t\n\f >/")
_LIMIT = 6


@dataclass(frozen=True, slots=True)
class _Arm:
    """One arm of a statement after it was read: the tokenizer that read it and the marks of its nodes."""

    test: nodes.Expr | None
    body: nodes.Body
    t: Tokenizer
    marks: tuple[Mark, ...]

    def span(self, node: nodes.Node) -> Span:
        """The place of its body, of `node` if it is empty."""
        return self.body[0].span.to(self.body[-1].span) if self.body else node.span


class CutError(Exception):
    """The arms of a branch do not meet in one tokenizer state, or a hole stands where no token can hold it."""

    def __init__(self, reason: str, span: Span, *, at_end: bool = False) -> None:
        """`at_end`: it is the end of the whole body that stands there."""
        super().__init__(reason)
        self.at_end = at_end
        self.reason = reason
        self.span = span


@dataclass(frozen=True)
class Reader:
    """Reads bodies; all of one tree share the places."""

    places: Places
    visit: Callable[[Tokenizer, nodes.Node], None] | None = None
    """Called with each node that is not text, in front of it."""
    effects: Callable[[nodes.Node], tree.Effect | None] | None = None
    """What a node that prints another body does to the open elements."""

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
        else:
            self._part(t, atom)

    def _part(self, t: Tokenizer, atom: nodes.Node) -> None:
        """A value, or a node that prints another body."""
        effect = self.effects(atom) if self.effects is not None else None
        if effect is not None and t.state != "data" and message_texts(atom):
            effect = None  # no tags there, but text
        if effect is not None:
            t.edge()
        if effect is not None and t.state == "data":
            self.places.add_node(atom)
            t.out.append(Foreign(atom, effect))
        elif effect:
            raise CutError("a part that opens or closes tags stands inside a tag or a script", atom.span)
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
        read: list[_Arm] = []
        for test, body in arms:
            fork = t.fork()
            marks = self.read(body, fork, after)
            fork.edge()
            if mode in ("between", "name"):
                # a value printed right after an arm between attributes is the next attribute, as it is without the arm
                _finish_at_boundary(fork, frozenset({" "}) if mode == "between" and after == {""} else after)
            read.append(_Arm(test, body, fork, marks))
        keys = [arm.t.key() for arm in read]
        if isinstance(node, nodes.For) and mode != "name":
            keys.append(before)
        if mode not in _JOINS or any(arm.t.position < len(arm.t.buffer) for arm in read):
            raise CutError("a condition or loop stands inside a name", node.span)
        if mode == "name" and read[0].t.state == "before attribute name":
            keys = [key[:-1] for key in keys]  # the attribute they began with is complete
        if any(key != keys[0] for key in keys) or not _JOINS[mode](t, node, read):
            raise CutError("a tag or comment begins or ends in one arm only", node.span)
        effect = self.effects(node) if isinstance(node, nodes.Block) and self.effects is not None else None
        if effect is not None and t.out and isinstance(scope := t.out[-1], Scoped) and scope.node is node:
            t.out[-1] = replace(scope, effect=effect)


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
    open_end = t.state in ("attribute name", "attribute value (unquoted)")
    if t.state in machine.BETWEEN_ATTRIBUTES or (open_end and bool(after) and after <= _BOUNDARY):
        t.finish_attribute()
        t.state = "before attribute name"


def _join_text(t: Tokenizer, node: InPlace, arms: list[_Arm]) -> bool:
    if any(_mode(arm.t) != "text" for arm in arms):
        return False
    items = [Items(tuple(arm.t.out), arm.marks) for arm in arms]
    t.join(arms[0].t)
    token: Token
    if isinstance(node, nodes.If):
        token = Branch(tuple(BranchArm(arm.test, item) for arm, item in zip(arms, items, strict=True)), node.span)
    elif isinstance(node, nodes.For):
        token = Loop(node, items[0], items[1])
    else:
        token = Scoped(node, items[0])
    t.out.append(token)
    return True


def _value_item(node: InPlace, arms: list[_Arm], parts: list[tuple[tree.Node, ...]]) -> tree.ValueItem:
    if isinstance(node, nodes.If):
        listed = [
            tree.Arm(arm.test, part, arm.span(node))
            for arm, part in zip(arms, parts, strict=True)
            if arm.test is not None or part
        ]
        return tree.If(tuple(listed), node.span)
    if isinstance(node, nodes.For):
        return tree.For(node, parts[0], parts[1], node.span)
    return tree.Scope(node, parts[0], node.span)


def _join_quotes(t: Tokenizer, node: InPlace, arms: list[_Arm]) -> bool:
    if any(arm.t.attributes or arm.t.out or arm.t.state != t.state for arm in arms):
        return False
    t.join(arms[0].t)
    t.value = [*(t.value or []), _value_item(node, arms, [tuple(arm.t.value or ()) for arm in arms])]
    return True


def _join_comment(t: Tokenizer, node: InPlace, arms: list[_Arm]) -> bool:
    if any(arm.t.out or _mode(arm.t) != "comment" for arm in arms):
        return False
    t.join(arms[0].t)
    t.comment.append(_value_item(node, arms, [tuple(arm.t.comment) for arm in arms]))
    return True


def _join_between(t: Tokenizer, node: InPlace, arms: list[_Arm]) -> bool:
    if any(arm.t.out or arm.t.state != "before attribute name" for arm in arms):
        return False
    parts = [tuple(arm.t.attributes) for arm in arms]
    t.join(arms[0].t)
    t.attribute_name, t.value = [], None
    if isinstance(node, nodes.If):
        listed = [
            tree.AttributeArm(arm.test, part, arm.span(node))
            for arm, part in zip(arms, parts, strict=True)
            if arm.test is not None or part
        ]
        t.attributes.append(tree.AttributeIf(tuple(listed), node.span))
    elif isinstance(node, nodes.For):
        t.attributes.append(tree.AttributeFor(node, parts[0], parts[1], node.span))
    else:
        t.attributes.append(tree.AttributeScope(node, parts[0], node.span))
    return True


def _join_name(t: Tokenizer, node: InPlace, arms: list[_Arm]) -> bool:
    """An attribute without quotes was being read: it goes on in every arm, or ends in every arm."""
    if all(not arm.t.attributes and not arm.t.out and arm.t.state == t.state for arm in arms):
        return t.state == "attribute value (unquoted)" and _join_quotes(t, node, arms)
    if isinstance(node, nodes.For):
        return False
    prefix = tuple(t.value or ())
    for arm in arms:
        if prefix and arm.t.attributes and isinstance(first := arm.t.attributes[0], tree.Attribute):
            arm.t.attributes[0] = replace(first, value=(*prefix, *(first.value or ())))
    return _join_between(t, node, arms)


_JOINS: dict[str, Callable[[Tokenizer, InPlace, list[_Arm]], bool]] = {
    "text": _join_text,
    "quotes": _join_quotes,
    "comment": _join_comment,
    "between": _join_between,
    "name": _join_name,
}


def _absorb(atoms: list[nodes.Node], index: int, t: Tokenizer, marks: list[Mark], cut: CutError) -> list[nodes.Node]:
    """Copy what is left before and after the `if` at `index` into each of its arms.

    Inside a value: from the start of the attribute to the closing quote. Inside a tag: from its `<`. Among tags: up to
    the next `>`, since an arm ends inside a tag. What is still cut then is absorbed in the next round.
    """
    node = atoms[index]
    if not isinstance(node, nodes.If):
        raise cut
    mode = _mode(t)
    prefix: list[nodes.Node] = []
    before: list[nodes.Node] = list(atoms[:index])
    if mode != "text":
        start = t.attribute_start if mode == "quotes" else t.tag_start
        if not marks or start < marks[0].start:
            raise cut
        prefix = cut_out(marks, start, marks[-1].end)
        before = cut_out(marks, marks[0].start, start)
        if not all(_movable(part) for part in prefix):
            raise cut
    suffix, after = list[nodes.Node](), list(atoms[index + 1 :])
    if mode in ("text", "quotes"):
        stop = ">" if mode == "text" else '"' if "double" in t.state else "'"
        split = _after_first(after, stop)
        if split is None:
            raise cut
        suffix, after = split

    def wrapped(body: nodes.Body) -> nodes.Body:
        return as_body(flatten((*prefix, *body, *suffix)))

    elifs = tuple(replace(part, body=wrapped(part.body)) for part in node.elif_)
    moved = replace(node, body=wrapped(node.body), elif_=elifs, else_=wrapped(node.else_))
    return [part for part in (*before, moved, *after) if not (isinstance(part, nodes.TemplateData) and not part.data)]


def _movable(part: nodes.Node) -> bool:
    """Whether `part` may be evaluated after the condition that follows it: it has no effect."""
    printing = nodes.Expr | nodes.If | nodes.Output
    statements = all(isinstance(item, printing) for item in nodes.walk(part) if isinstance(item, nodes.Stmt))
    return statements and is_pure(part)


def _after_first(atoms: list[nodes.Node], stop: str) -> tuple[list[nodes.Node], list[nodes.Node]] | None:
    """`atoms` split after the first `stop` in their text; None if there is none."""
    for index, atom in enumerate(atoms):
        if isinstance(atom, nodes.TemplateData) and stop in atom.data:
            at = atom.data.index(stop) + 1
            rest = [piece(atom, at, len(atom.data)), *atoms[index + 1 :]]
            return [*atoms[:index], piece(atom, 0, at)], rest
    return None


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
