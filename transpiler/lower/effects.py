"""Evaluation order: which pieces of a body must be computed by statements, in Jinja's order.

JSX is evaluated at the `return`, after all statements. A piece that changes state (a namespace, a list, a cycler),
or reads state that a later piece changes, is therefore computed by a statement where Jinja evaluates it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transpiler import nodes
from transpiler.html import tree as html

MUTATING_METHODS = frozenset(
    {"add", "append", "clear", "discard", "extend", "insert", "next", "pop", "popitem"}
    | {"remove", "reset", "reverse", "setdefault", "sort", "update"}
)
"""Methods that change their receiver: Python's list, dict and set methods, and a cycler's."""


def root_name(node: nodes.Node) -> str | None:
    """The variable at the start of a path."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else None


def writes(node: nodes.Node, stateful: frozenset[str]) -> frozenset[str]:
    """Variables whose value (not binding) evaluating `node` may change. `stateful` are joiners, called to step."""
    found: set[str] = set()
    for inner in nodes.walk(node):
        match inner:
            case nodes.NSRef():
                found.add(inner.name)
            case nodes.Call(node=nodes.Getattr(attr=attr) as callee) if attr in MUTATING_METHODS:
                name = root_name(callee.node)
                if name is not None:
                    found.add(name)
            case nodes.Call(node=nodes.Name(name=name)) if name in stateful:
                found.add(name)
    return frozenset(found)


def reads(node: nodes.Node) -> frozenset[str]:
    """Variables that `node` names."""
    return frozenset(inner.name for inner in nodes.walk(node) if isinstance(inner, nodes.Name))


def item_nodes(item: object) -> Iterator[nodes.Node]:
    """The Jinja nodes that an item of the HTML tree evaluates, in order, children included."""
    match item:
        case html.Hole(node):
            yield node
        case html.If(arms):
            for arm in arms:
                if arm.test is not None:
                    yield arm.test
                for child in arm.children:
                    yield from item_nodes(child)
        case html.For(node) | html.LoopWrap(node) | html.ChunkFor(node) | html.SplitFor(node):
            yield node
        case html.Scope(node, children):
            if isinstance(node, nodes.With):
                yield from node.values
            for child in children:
                yield from item_nodes(child)
        case html.Element(name, attributes, children):
            if not isinstance(name, str):
                for part in name:
                    yield from item_nodes(part)
            for attribute in attributes:
                yield from item_nodes(attribute)
            for child in children:
                yield from item_nodes(child)
        case html.Attribute(name, value):
            parts: tuple[object, ...] = (*(() if isinstance(name, str) else name), *(value or ()))
            for piece in parts:
                yield from item_nodes(piece)
        case html.SpreadHole(node):
            yield node
        case html.AttributeIf(arms):
            for attribute_arm in arms:
                if attribute_arm.test is not None:
                    yield attribute_arm.test
                for attribute in attribute_arm.items:
                    yield from item_nodes(attribute)
        case html.AttributeFor(node):
            yield node
        case html.ConditionalWrap(arms, children):
            yield from item_nodes(html.If(arms, item.span))
            for child in children:
                yield from item_nodes(child)
        case html.RawRegion(body):
            yield from body


Leaf = (
    html.Hole | html.If | html.For | html.Scope | html.ConditionalWrap | html.LoopWrap | html.ChunkFor | html.SplitFor
    | html.RawRegion
)  # fmt: skip


def plan_hoists(items: Sequence[object], stateful: frozenset[str] = frozenset()) -> frozenset[int]:
    """The `span.start` of each leaf item (below elements) that a statement must compute.

    A leaf is anything but an element: a printed value, a condition, a loop. A printed value that only reads state
    stays in place unless a later leaf changes that state.
    """
    found_leaves = list(leaves(items))
    evaluated = [list(item_nodes(leaf)) for leaf in found_leaves]
    writing = [frozenset().union(*(writes(node, stateful) for node in found)) for found in evaluated]
    if not any(writing):
        return frozenset()
    hoisted: set[int] = set()
    later: frozenset[str] = frozenset()
    for leaf, found, written in reversed(list(zip(found_leaves, evaluated, writing, strict=True))):
        if not _is_statement(leaf) and (
            written or (later and later & frozenset().union(*(reads(node) for node in found)))
        ):
            hoisted.add(leaf.span.start)
        later |= written
    return frozenset(hoisted)


def _is_statement(leaf: Leaf) -> bool:
    return isinstance(leaf, html.Hole) and isinstance(leaf.node, nodes.Assign | nodes.AssignBlock | nodes.ExprStmt)


def leaves(items: Sequence[object]) -> Iterator[Leaf]:
    """What below elements is not an element: printed values, conditions, loops, statements; in attributes too."""
    for item in items:
        match item:
            case html.Element(_, attributes, children):
                for attribute in attributes:
                    if isinstance(attribute, html.Attribute):
                        yield from leaves(attribute.value or ())
                yield from leaves(children)
            case html.Text() | html.Comment() | html.Doctype() | html.Slot():
                pass
            case html.Scope(node, children) if isinstance(node, nodes.With | nodes.Autoescape):
                yield from leaves(children)
            case (
                html.Hole()
                | html.If()
                | html.For()
                | html.Scope()
                | html.ConditionalWrap()
                | html.LoopWrap()
                | (html.ChunkFor() | html.SplitFor() | html.RawRegion())
            ):
                yield item
