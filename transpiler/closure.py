"""All that can be reached in a graph."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

_Node = TypeVar("_Node", bound=Hashable)


def closure(start: Iterable[_Node], after: Callable[[_Node], Iterable[_Node]]) -> frozenset[_Node]:
    """The nodes of `start` with those that `after` leads to, from these and on; circles may be among them."""
    found: set[_Node] = set()
    pending = list(start)
    while pending:
        current = pending.pop()
        if current not in found:
            found.add(current)
            pending += after(current)
    return frozenset(found)
