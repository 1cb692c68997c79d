"""What all nodes share: a place in the source, comparison by meaning, identity as dictionary key."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from transpiler.source import NO_SPAN, Span

_FIELD_NAMES: dict[type, tuple[str, ...]] = {}


def field_names(kind: type[Node]) -> tuple[str, ...]:
    """The names of a node class's own fields in Jinja2's order, without `span` and `head`."""
    names = _FIELD_NAMES.get(kind)
    if names is None:
        names = tuple(item.name for item in fields(kind) if not item.kw_only)
        _FIELD_NAMES[kind] = names
    return names


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """Any node. `span` covers the whole construct in the original text.

    As in Jinja2, nodes compare by class and fields (places do not count) while a dictionary or set keyed by
    nodes goes by identity: two `{{ x }}` are equal, yet each keeps its own facts.
    """

    span: Span = field(default=NO_SPAN, kw_only=True, repr=False)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Node):
            return NotImplemented
        pairs: list[tuple[object, object]] = [(self, other)]
        while pairs:  # a loop: trees of long expression chains are deeper than Python's stack
            left, right = pairs.pop()
            if left is right:
                continue
            if type(left) is not type(right):  # 1, 1.0 and True are equal but mean different things
                return False
            if isinstance(left, Node):
                pairs.extend((getattr(left, name), getattr(right, name)) for name in field_names(type(left)))
            elif isinstance(left, tuple) and isinstance(right, tuple):
                if len(left) != len(right):
                    return False
                pairs.extend(zip(left, right, strict=True))
            elif left != right and not (left != left and right != right):  # nan equals nan
                return False
        return True

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True, eq=False)
class BodyNode(Node):
    """A statement with a body. `head` is its opening tag alone (`{% for x in y %}`), `span` all of it."""

    head: Span = field(default=NO_SPAN, kw_only=True, repr=False)
