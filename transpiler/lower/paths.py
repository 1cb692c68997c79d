"""Paths (`user`, `post.author`, `row["id"]`) and what a condition proves about them."""

from __future__ import annotations

from transpiler import nodes
from transpiler.types import NoneType, Type, members, union, without_none


def path_of(node: nodes.Expr) -> str | None:
    """A key for a name or a chain of constant attributes on one, else None: `post.author`."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            inner = path_of(node.node)
            return None if inner is None else f"{inner}.{node.attr}"
        case nodes.Getitem(arg=nodes.Const(value=str() as key)):
            inner = path_of(node.node)
            return None if inner is None else f"{inner}.{key}"
        case _:
            return None


def _prefixes(path: str) -> frozenset[str]:
    """A path that has a value proves the values it goes through."""
    steps = path.split(".")
    return frozenset(".".join(steps[: count + 1]) for count in range(len(steps)))


def not_none(path: str) -> str:
    """What stands among the proven paths for one that is not None, though it may be Undefined."""
    return f"{path}?"


def narrowed(type_: Type, path: str | None, known: frozenset[str]) -> Type:
    """The type of a path where some are proven."""
    if path is None:
        return type_
    if path in known:
        return without_none(type_)
    if not_none(path) in known:
        kept = [member for member in members(type_) if not isinstance(member, NoneType)]
        return union(*kept) if kept else type_
    return type_


def proven_when_true(test: nodes.Expr) -> frozenset[str]:
    """Paths that are neither None nor Undefined (`not_none`: not None) wherever `test` is true."""
    match test:
        case nodes.Name() | nodes.Getattr() | nodes.Getitem():
            path = path_of(test)
            return _prefixes(path) if path else frozenset()
        case nodes.And():
            return proven_when_true(test.left) | proven_when_true(test.right)
        case nodes.Or():
            return proven_when_true(test.left) & proven_when_true(test.right)
        case nodes.Not():
            return proven_when_false(test.node)
        case nodes.Compare(expr=left, ops=(nodes.Operand(op="ne", expr=nodes.Const(value=None)),)):
            path = path_of(left)
            return frozenset({not_none(path)}) if path else frozenset()
        case _:
            return frozenset()


def proven_when_false(test: nodes.Expr) -> frozenset[str]:
    """Paths that are neither None nor Undefined (`not_none`: not None) wherever `test` is false."""
    match test:
        case nodes.Not():
            return proven_when_true(test.node)
        case nodes.Or():
            return proven_when_false(test.left) | proven_when_false(test.right)
        case nodes.Test(name="none"):
            path = path_of(test.node)
            return frozenset({not_none(path)}) if path else frozenset()
        case nodes.Compare(expr=left, ops=(nodes.Operand(op="eq", expr=nodes.Const(value=None)),)):
            path = path_of(left)
            return frozenset({not_none(path)}) if path else frozenset()
        case _:
            return frozenset()
