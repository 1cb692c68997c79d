"""Which branches of templates were taken: Jinja2's tree with a probe at every choice.

A choice is an `if` or `elif`, a conditional expression, the left side of `and`/`or`, the filter of a loop (true and
false), a loop (with items, without), the body of a macro or call block. Choices that constants decide are none.
Input: Jinja2's tree of a template. Output: the same tree with calls of `Probes` in it, and the list of choices.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from jinja2 import nodes

PROBES = "jinja2tsx_probes"
"""The attribute of the environment that holds the `Probes`."""


@dataclass(frozen=True)
class Choice:
    """A place where a template goes one way or another.

    `names`, `attributes` and `constants` are those of its test (the name of a macro), `sources`, `keys` and `further`
    the names, attributes and constants that the variables among the names are made of.
    """

    template: str
    number: int
    kind: str
    line: int
    names: tuple[str, ...] = ()
    constants: tuple[Any, ...] = ()
    attributes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    further: tuple[Any, ...] = ()


Arm: TypeAlias = "tuple[str, int, bool]"
"""Template, number of the choice, the way taken."""


@dataclass
class Probes:
    """What one rendering went through. `reads` are the paths read while a choice was made, by choice."""

    taken: set[Arm] = field(default_factory=set)
    seen: dict[tuple[str, int], list[tuple[Any, ...]]] = field(default_factory=dict)
    values: dict[tuple[str, int], list[Any]] = field(default_factory=dict)
    log: list[tuple[Any, ...]] = field(default_factory=list)
    steps: int = 0
    """How many expressions were printed: how far a page came on which Jinja2 raised."""

    def step(self) -> bool:
        """Before a printed expression."""
        self.steps += 1
        return True

    def start(self, template: str, number: int) -> bool:
        """Before a test: what is read from here on belongs to it."""
        self.seen.setdefault((template, number), []).append(("start", len(self.log)))
        return True

    def choose(self, template: str, number: int, value: Any, *operands: Any) -> Any:
        """After a test: its value decides. Gives the value back."""
        self.watch(template, number, value, *operands)
        self.taken.add((template, number, bool(value)))
        return value

    def watch(self, template: str, number: int, value: Any, *operands: Any) -> Any:
        """After an expression: what was read for it. Gives its value back."""
        key = (template, number)
        marks = self.seen.get(key)
        if marks and marks[-1][0] == "start":
            _, begin = marks.pop()
            self.values.setdefault(key, []).extend(operands)
            marks += [("read", *path) for path in self.log[begin:]]
        return value

    def mark(self, template: str, number: int, way: bool) -> str:
        """A body was entered."""
        self.taken.add((template, number, way))
        return ""

    def reads(self, template: str, number: int) -> list[tuple[Any, ...]]:
        """The paths read for a choice, each once."""
        return list(dict.fromkeys(mark[1:] for mark in self.seen.get((template, number), ()) if mark[0] == "read"))


@dataclass
class Covered:
    """A template's choices; its arms are two of each, one of a body."""

    choices: list[Choice] = field(default_factory=list)

    @property
    def arms(self) -> list[Arm]:
        """All ways that can be taken."""
        found: list[Arm] = []
        for one in self.choices:
            found.append((one.template, one.number, True))
            if one.kind != "macro":
                found.append((one.template, one.number, False))
        return found


def instrument(tree: nodes.Template, template: str) -> list[Choice]:
    """Put the probes into a tree, in place; the choices in the order of their places."""
    writer = _Writer(template, _origins(tree))
    writer.visit(tree)
    return writer.choices


@dataclass
class _Writer:
    template: str
    origins: Mapping[str, Sequence[nodes.Node]]
    choices: list[Choice] = field(default_factory=list)

    def visit(self, node: Any) -> None:
        about = _about(node)  # before the probes of the parts are in it
        for child in list(node.iter_child_nodes()):
            self.visit(child)
        match node:
            case nodes.If():
                node.test = self.test(node.test, "if", node, about)
            case nodes.CondExpr():
                node.test = self.test(node.test, "conditional", node, about)
            case nodes.And() | nodes.Or():
                node.left = self.test(node.left, "and" if isinstance(node, nodes.And) else "or", node, about)
            case nodes.For():
                if node.test is not None:
                    node.test = self.test(node.test, "loop filter", node, _about(node, node.test))
                choice = self.choice("for", node, about)
                node.iter = self.watched("watch", node.iter, choice)
                node.body.insert(0, self.entered(choice, True, node))
                node.else_.insert(0, self.entered(choice, False, node))
            case nodes.Output():
                node.nodes = [self.counted(one) for one in node.nodes]
            case nodes.Macro() | nodes.CallBlock():
                node.body.insert(0, self.entered(self.choice("macro", node, None), True, node))
            case _:
                pass

    def choice(self, kind: str, node: nodes.Node, about: _About | None) -> Choice:
        one = Choice(self.template, len(self.choices), kind, node.lineno)
        if isinstance(node, nodes.Macro):
            one = replace(one, names=(node.name,))
        if about is not None:
            sources, keys, further = _sources(about.names, self.origins)
            one = replace(
                one, names=about.names, constants=about.constants, attributes=about.attributes,
                sources=sources, keys=keys, further=further,
            )  # fmt: skip
        self.choices.append(one)
        return one

    def test(self, test: Any, kind: str, node: nodes.Node, about: _About | None) -> Any:
        if about is None or about.constant:
            return test
        return self.watched("choose", test, self.choice(kind, node, about))

    def watched(self, method: str, test: Any, choice: Choice) -> nodes.Expr:
        line = test.lineno
        place: list[nodes.Expr] = [nodes.Const(self.template, lineno=line), nodes.Const(choice.number, lineno=line)]
        operands: list[nodes.Expr] = [nodes.Name(name, "load", lineno=line) for name in choice.names]
        start = self.call("start", list(place), line)
        return nodes.And(start, self.call(method, [*place, test, *operands], line), lineno=line)

    def counted(self, printed: nodes.Expr) -> nodes.Expr:
        if isinstance(printed, nodes.TemplateData | nodes.Const):
            return printed
        return nodes.And(self.call("step", [], printed.lineno), printed, lineno=printed.lineno)

    def entered(self, choice: Choice, way: bool, node: nodes.Node) -> nodes.Node:
        line = node.lineno
        arguments: list[nodes.Expr] = [
            nodes.Const(self.template, lineno=line),
            nodes.Const(choice.number, lineno=line),
            nodes.Const(way, lineno=line),
        ]
        return nodes.ExprStmt(self.call("mark", arguments, line), lineno=line)

    def call(self, method: str, arguments: list[nodes.Expr], line: int) -> nodes.Expr:
        probes = nodes.EnvironmentAttribute(PROBES, lineno=line)
        return nodes.Call(nodes.Getattr(probes, method, "load", lineno=line), arguments, [], None, None, lineno=line)


@dataclass(frozen=True)
class _About:
    """What a test is about: the names and attributes it reads, the constants in it, whether these alone decide."""

    names: tuple[str, ...]
    attributes: tuple[str, ...]
    constants: tuple[Any, ...]
    constant: bool


def _about(node: nodes.Node, test: nodes.Node | None = None) -> _About | None:
    match node:
        case nodes.If() | nodes.CondExpr():
            test = test or node.test
        case nodes.And() | nodes.Or():
            test = test or node.left
        case nodes.For():
            test = test or node.iter
        case _:
            return None
    attributes = tuple(dict.fromkeys(one.attr for one in _all(test, nodes.Getattr)))
    return _About(_names(test), attributes, _constants(test), isinstance(test, nodes.Expr) and _is_constant(test))


def _names(node: nodes.Node) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name for one in _all(node, nodes.Name) if one.ctx == "load"))


def _constants(node: nodes.Node) -> tuple[Any, ...]:
    return tuple(one.value for one in _all(node, nodes.Const))


def _origins(tree: nodes.Template) -> dict[str, list[nodes.Node]]:
    """What the variables of a template are made of: the values or bodies assigned to them, the lists they are of."""
    found: dict[str, list[nodes.Node]] = {}

    def note(target: nodes.Node, *made_of: nodes.Node) -> None:
        for one in _all(target, nodes.Name) + _all(target, nodes.NSRef):
            found.setdefault(one.name, []).extend(made_of)

    for node in tree.find_all((nodes.Assign, nodes.AssignBlock, nodes.For, nodes.With)):
        match node:
            case nodes.Assign():
                note(node.target, node.node)
            case nodes.AssignBlock():
                note(node.target, *node.body)
            case nodes.For():
                note(node.target, node.iter)
            case nodes.With():
                for target, value in zip(node.targets, node.values, strict=True):
                    note(target, value)
    return found


def _sources(
    names: Sequence[str], origins: Mapping[str, Sequence[nodes.Node]]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Any, ...]]:
    """The further names that these are made of, and the attributes and constants there."""
    reached, keys, constants = dict.fromkeys(names), dict[str, None](), dict[Any, None]()
    pending = list(names)
    while pending:
        for node in origins.get(pending.pop(), ()):
            constants |= dict.fromkeys(one for one in _constants(node) if isinstance(one, str | int))
            keys |= dict.fromkeys(one.attr for one in _all(node, nodes.Getattr))
            found = (key for one in _all(node, nodes.Getitem) for key in _constants(one.arg))
            keys |= dict.fromkeys(key for key in found if isinstance(key, str))
            fresh = [name for name in _names(node) if name not in reached]
            reached |= dict.fromkeys(fresh)
            pending += fresh
    return tuple(name for name in reached if name not in names), tuple(keys), tuple(constants)


def _all(node: nodes.Node, kind: type[Any]) -> list[Any]:
    found = list(node.find_all(kind))
    return [node, *found] if isinstance(node, kind) else found


def _is_constant(test: nodes.Expr) -> bool:
    try:
        test.as_const()
    except nodes.Impossible:
        return False
    return True
