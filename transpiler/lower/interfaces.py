"""The types that a module writes out: interfaces of local shapes, results of components that call themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TypeAlias

from transpiler import ir
from transpiler.types import NODE, Object, Type, objects_in

Declaration: TypeAlias = ir.Interface | ir.TypeAlias | ir.Function | ir.ModuleConst


def interfaces(declarations: Sequence[Declaration], is_elsewhere: Callable[[Object], bool]) -> list[Object]:
    """The shapes that get an interface: those of props, then those of variables (`let user: User`), outermost first.

    One stands for all of its name. What other modules write (`is_elsewhere`) comes without what it holds.
    """
    props = [field.type for item in declarations if isinstance(item, ir.Interface) for _, field in item.fields]
    named: dict[str, Object] = {}
    written = [*props, *_written(tuple(declarations))]
    for shape in objects_in(written, lambda shape: shape.module is None and not is_elsewhere(shape)):
        if shape.module is None:
            named.setdefault(shape.name, shape)
    return list(named.values())


def _written(node: object) -> Iterator[Type]:
    """The types that the code of functions writes out."""
    match node:
        case ir.Let(type=type_) | ir.Const(type=type_) | ir.Cast(type=type_) if type_ is not None:
            yield type_
        case ir.Interface():
            return
        case _:
            pass
    for part in _parts(node):
        yield from _written(part)


def with_results(declarations: Sequence[Declaration]) -> list[Declaration]:
    """The components that are called as functions and lead back to themselves say what they return.

    TypeScript finds the result of a function only if that does not depend on the result.
    """
    calls = {item.name: set(_called(item)) for item in declarations if isinstance(item, ir.Function)}
    return [
        replace(item, result=NODE)
        if isinstance(item, ir.Function) and item.result is None and item.name in _reached(item.name, calls)
        else item
        for item in declarations
    ]


def _called(node: object) -> Iterator[str]:
    """Every name that code calls."""
    if isinstance(node, ir.Call) and isinstance(node.function, ir.Name):
        yield node.function.name
    for part in _parts(node):
        yield from _called(part)


def _reached(name: str, calls: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    pending = set(calls[name])
    while pending:
        found |= pending
        pending = {other for one in pending for other in calls.get(one, ())} - found
    return found


def _parts(node: object) -> Iterator[object]:
    if isinstance(node, tuple):
        yield from node
    elif is_dataclass(node) and type(node).__module__.startswith(ir.__name__):
        yield from (getattr(node, part.name) for part in fields(node))
