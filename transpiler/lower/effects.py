"""Evaluation order: which pieces of a body must be computed by statements, in Jinja's order.

JSX is evaluated at the `return`, after all statements. A piece that changes state (a namespace, a list, a cycler),
or reads state that a later piece changes, is therefore computed by a statement where Jinja evaluates it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from transpiler import nodes
from transpiler.html import tree as html
from transpiler.lower.state import NO_STATE, State, reads, sets, steps, writes


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


def plan_hoists(items: Sequence[object], state: State = NO_STATE) -> frozenset[int]:
    """The `span.start` of each leaf item (below elements) that a statement must compute.

    A leaf is anything but an element: a printed value, a condition, a loop. One that only reads state, or changes it by
    a call, stays in place unless a later statement changes that state: JSX is evaluated in order too.
    """
    found_leaves = list(leaves(items))
    evaluated = [list(item_nodes(leaf)) for leaf in found_leaves]
    writing = [state.objects(_union(_written(node, state) for node in found)) for found in evaluated]
    stepping = [_union(steps(node, state) for node in found) for found in evaluated]
    if not any(writing) and not any(stepping):
        return frozenset()
    hoisted: set[int] = set()
    changed: frozenset[str] = frozenset()  # by the statements that follow
    touched: frozenset[str] = frozenset()
    for leaf, found, written, stepped in reversed(list(zip(found_leaves, evaluated, writing, stepping, strict=True))):
        read = _union(reads(node, state) for node in found)
        early = _is_statement(leaf)
        if not early and (written or changed & (read | stepped) or touched & stepped):
            hoisted.add(leaf.span.start)
            early = True
        if early:
            changed |= written | stepped
            touched |= read | written | stepped
    return frozenset(hoisted)


def _written(node: nodes.Node, state: State) -> frozenset[str]:
    """What `node` changes, and the variables it sets that macros read."""
    return writes(node) | (_union(map(sets, nodes.walk(node))) & state.live if state.live else frozenset())


def _union(found: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*found)


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
