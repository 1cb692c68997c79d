"""Going through trees without recursion: long expression chains are deeper than Python's stack."""

from __future__ import annotations

from collections.abc import Iterator

from transpiler.nodes.base import Node, field_names


def iter_child_nodes(node: Node) -> Iterator[Node]:
    """The nodes directly below `node`, in field order (values of name/value pairs included)."""
    for name in field_names(type(node)):
        value = getattr(node, name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Node):
                    yield item
                elif isinstance(item, tuple):  # Trans.variables: (name, expression)
                    yield from (part for part in item if isinstance(part, Node))


def walk(node: Node) -> Iterator[Node]:
    """`node` and everything below it, parents first, children in field order."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(list(iter_child_nodes(current))))
