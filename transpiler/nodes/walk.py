"""Going through trees without recursion: long expression chains are deeper than Python's stack."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from transpiler.nodes.base import Node, field_names
from transpiler.nodes.statements import Template


def iter_child_nodes(node: Node) -> Iterator[Node]:
    """The nodes directly below `node`, in field order (values of name/value pairs included)."""
    return iter(_children(node))


def _children(node: Node) -> list[Node]:
    found: list[Node] = []
    for name in field_names(type(node)):
        value = getattr(node, name)
        if isinstance(value, Node):
            found.append(value)
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Node):
                    found.append(item)
                elif isinstance(item, tuple):  # Trans.variables: (name, expression)
                    found += [part for part in item if isinstance(part, Node)]
    return found


def walk(node: Node) -> Iterator[Node]:
    """`node` and everything below it, parents first, children in field order."""
    return iter(_whole(node)) if isinstance(node, Template) else _walk(node)


def _walk(node: Node) -> Iterator[Node]:
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack += _children(current)[::-1]


@lru_cache(maxsize=1024)
def _whole(tree: Template) -> tuple[Node, ...]:
    """All nodes of a template, which dozens of questions are asked about."""
    return tuple(_walk(tree))
