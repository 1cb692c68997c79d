"""The interfaces that a module declares: of the local shapes that its code mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from transpiler import ir
from transpiler.types import Object, Type, objects_in


def interfaces(
    declarations: Sequence[ir.Interface | ir.TypeAlias | ir.Function | ir.ModuleConst],
) -> Iterator[ir.Interface]:
    """One for all shapes of a name, outermost first: those of props, then those of variables (`let user: User`)."""
    props = [field.type for item in declarations if isinstance(item, ir.Interface) for _, field in item.fields]
    named: dict[str, Object] = {}
    for shape in objects_in([*props, *_written(tuple(declarations))]):
        if shape.module is None:
            named.setdefault(shape.name, shape)
    for name, shape in named.items():
        yield ir.Interface(name, tuple(shape.fields.items()))


def _written(node: object) -> Iterator[Type]:
    """The types that the code of functions writes out."""
    match node:
        case ir.Let(type=type_) | ir.Const(type=type_) | ir.Cast(type=type_) if type_ is not None:
            yield type_
        case ir.Interface():
            return
        case _:
            pass
    if isinstance(node, tuple):
        for item in node:
            yield from _written(item)
    elif is_dataclass(node) and type(node).__module__.startswith(ir.__name__):
        for part in fields(node):
            yield from _written(getattr(node, part.name))
