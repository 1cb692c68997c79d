"""What templates change in place: dicts, whose keys are then not those they are written with, and lists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from transpiler import nodes
from transpiler.lower.state import root_name

_CHANGES_DICT = frozenset({"update", "setdefault", "pop", "popitem", "clear"})
_CHANGES_LIST = frozenset({"append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse"})


@lru_cache(maxsize=4096)
def changes_lists(tree: nodes.Template) -> bool:
    """Whether a template calls a method that changes a list."""
    return any(
        isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr) and node.node.attr in _CHANGES_LIST
        for node in nodes.walk(tree)
    )


@lru_cache(maxsize=4096)
def changed(tree: nodes.Template) -> frozenset[str]:
    """Names whose dict some method changes, by this name or by another one for the same value or a part of it."""
    found = set(_changed_directly(tree))
    if not found:
        return frozenset()
    links = list(_links(tree))
    while True:
        more = {name for group in links if group & found for name in group} - found
        if not more:
            return frozenset(found)
        found |= more


def _changed_directly(tree: nodes.Template) -> Iterator[str]:
    for node in nodes.walk(tree):
        match node:
            case nodes.Call(node=nodes.Getattr(attr=attr) as callee) if attr in _CHANGES_DICT:
                name = root_name(callee.node)
                if name is not None:
                    yield name


def _links(tree: nodes.Template) -> Iterator[set[str]]:
    """Names that may stand for the same value, or one for a part of the other's."""
    for node in nodes.walk(tree):
        match node:
            case nodes.Assign(target=target, node=value) | nodes.For(target=target, iter=value):
                yield _names(target) | _names(value)
            case nodes.With(targets=targets, values=values):
                for target, value in zip(targets, values, strict=True):
                    yield _names(target) | _names(value)


def _names(node: nodes.Node) -> set[str]:
    return {inner.name for inner in nodes.walk(node) if isinstance(inner, nodes.Name)}
