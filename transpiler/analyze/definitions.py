"""Macros and imports whose name means another thing at another place get a name of their own.

`{% if wide %}{% from "a.html" import row %}{% else %}{% from "b.html" import row %}{% endif %}` is read as
`{% from "a.html" import row as row_2 %}{% set row = row_2 %}` and so on: then `row` is a variable that holds a macro,
and each definition has one name. So is a macro that is defined again. Input and output: a template's tree; no errors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from transpiler import nodes
from transpiler.source import Span


def told_apart(tree: nodes.Template) -> nodes.Template:
    """`tree` with one definition for each name; the same object if it is so already."""
    renaming = _Renaming(tree)
    return replace(tree, body=renaming.body(tree.body)) if renaming.wanted else tree


class _Renaming:
    """`wanted`: the names that each definition (by its place) has to give up."""

    def __init__(self, tree: nodes.Template) -> None:
        self.wanted: dict[int, set[str]] = {}
        self._taken = set(_names(tree))
        told = {n.node.name for n in nodes.walk(tree) if isinstance(n, nodes.Getattr) and n.attr == "name"
                and isinstance(n.node, nodes.Name)}  # fmt: skip
        for node, name in (*_of_branches(tree), *_defined_again(tree)):
            if name not in told:  # `{{ row.name }}` prints the name
                self.wanted.setdefault(id(node), set()).add(name)

    def body(self, body: nodes.Body) -> nodes.Body:
        return tuple(other for node in body for other in self._statement(node))

    def _statement(self, node: nodes.Stmt) -> Iterator[nodes.Stmt]:
        names = self.wanted.get(id(node), set())
        aliases = {name: self._take(name) for name in sorted(names)}
        yield _renamed(self._inside(node), aliases)
        end = Span(node.span.end, node.span.end)
        for name, alias in aliases.items():
            yield nodes.Assign(nodes.Name(name, "store", span=end), nodes.Name(alias, "load", span=end), span=end)

    def _inside(self, node: nodes.Stmt) -> nodes.Stmt:
        match node:
            case nodes.If():
                body = self.body(node.body)
                arms = tuple(replace(arm, body=self.body(arm.body)) for arm in node.elif_)
                return replace(node, body=body, elif_=arms, else_=self.body(node.else_))
            case nodes.For():
                return replace(node, body=self.body(node.body), else_=self.body(node.else_))
            case nodes.With() | nodes.Macro() | nodes.CallBlock() | nodes.FilterBlock() | nodes.AssignBlock():
                return replace(node, body=self.body(node.body))
            case nodes.Block() | nodes.Autoescape():
                return replace(node, body=self.body(node.body))
            case nodes.CustomTag(body=body) if body is not None:
                return replace(node, body=self.body(body))
            case _:
                return node

    def _take(self, name: str) -> str:
        number = 2
        while f"{name}_{number}" in self._taken:
            number += 1
        self._taken.add(f"{name}_{number}")
        return f"{name}_{number}"


def _renamed(node: nodes.Stmt, aliases: dict[str, str]) -> nodes.Stmt:
    match node:
        case nodes.Macro(name=name) if name in aliases:
            return replace(node, name=aliases[name])
        case nodes.Import(target=target) if target in aliases:
            return replace(node, target=aliases[target])
        case nodes.FromImport(names=items) if aliases:
            pairs = [(item, item) if isinstance(item, str) else item for item in items]
            return replace(node, names=tuple((name, aliases.get(alias, alias)) for name, alias in pairs))
        case _:
            return node


def _of_branches(tree: nodes.Template) -> Iterator[tuple[nodes.Stmt, str]]:
    """Definitions in a branch that are read outside of it."""
    loads = Counter(_loads([tree]))
    for node in nodes.walk(tree):
        if isinstance(node, nodes.If):
            for body in (node.body, *(arm.body for arm in node.elif_), node.else_):
                defined = [(inner, name) for inner in body for name in _defined(inner)]
                inside = Counter(_loads(body)) if defined else Counter[str]()
                yield from ((inner, name) for inner, name in defined if loads[name] > inside[name])


def _defined_again(tree: nodes.Template) -> Iterator[tuple[nodes.Stmt, str]]:
    """Macros of a name that several have: all but the one that other templates import."""
    macros: dict[str, list[nodes.Macro]] = {}
    for node in nodes.walk(tree):
        if isinstance(node, nodes.Macro):
            macros.setdefault(node.name, []).append(node)
    top = {id(node) for node in tree.body}
    for name, found in macros.items():
        kept = next((node for node in reversed(found) if id(node) in top), found[-1])
        yield from ((node, name) for node in found if node is not kept)


def _defined(node: nodes.Node) -> list[str]:
    match node:
        case nodes.Macro(name=name):
            return [name]
        case nodes.Import(target=target):
            return [target]
        case nodes.FromImport(names=items):
            return [item if isinstance(item, str) else item[1] for item in items]
        case _:
            return []


def _loads(within: Iterable[nodes.Node]) -> Iterator[str]:
    for outer in within:
        for node in nodes.walk(outer):
            if isinstance(node, nodes.Name) and node.ctx == "load":
                yield node.name


def _names(tree: nodes.Template) -> Iterator[str]:
    for node in nodes.walk(tree):
        if isinstance(node, nodes.Name):
            yield node.name
        yield from _defined(node)
