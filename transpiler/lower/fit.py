"""A value handed to a prop or a parameter: fitted to its type, or the type is asked to be wider."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transpiler import ir
from transpiler.ir import build as b
from transpiler.lower.coerce import coerce, part_of
from transpiler.lower.context import LowerContext
from transpiler.lower.shaping import shaped
from transpiler.lower.value import Value
from transpiler.lower.widening import KeyWidening, Widening, wider
from transpiler.types import MISSING, Dict, List, Object, Type, Union, union


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where a value goes: a parameter of a macro, what surrounds a block, else a context name of a template."""

    template: str
    macro: str | None
    name: str
    type: Type
    optional: bool = False
    block: str | None = None


def fit(value: Value, to: Receiver, ctx: LowerContext) -> ir.Expr:
    """Code of the value as the receiver's type.

    Where no conversion keeps the meaning, wider types are asked for; what cannot be wider (an object is sent with
    what is read of it) is told at run time.
    """
    target = union(to.type, MISSING) if to.optional else to.type
    code = coerce(value, target, ctx)
    if code is not None:
        return code
    asked: list[Widening | KeyWidening] = list(_narrow_keys(value, to.type, ctx))
    wide = None if asked else wider(value.type, to.type)
    if wide is not None:
        asked.append(Widening(to.template, to.macro, to.name, *wide, to.block))
    ctx.module.widenings.update(dict.fromkeys(asked))
    return shaped(value, target, ctx)


def _narrow_keys(value: Value, target: Type, ctx: LowerContext) -> Iterator[KeyWidening]:
    """The keys of objects in `target` that are too narrow for what the value has there."""
    match value.type, target:
        case Union(kinds), _:
            for kind in kinds:
                yield from _narrow_keys(Value(value.code, kind), target, ctx)
        case Object() as source, Union(kinds):
            shapes = [kind for kind in kinds if isinstance(kind, Object)]
            if shapes:
                likest = max(shapes, key=lambda shape: len(shape.fields.keys() & source.fields.keys()))
                yield from _narrow_keys(value, likest, ctx)
        case Object() as source, Object(module=None):
            for name, field in target.fields.items():
                yield from _narrow_key(value, source, target, name, field.optional, ctx)
        case Object() as source, Dict(value=item):
            for name in source.fields:
                part = part_of(value, source, name)
                if part is not None and coerce(part, item, ctx) is None:
                    yield from _narrow_keys(part, item, ctx)
        case List(one), List(item):
            yield from _narrow_keys(Value(b.name("item"), one), item, ctx)


def _narrow_key(
    value: Value, source: Object, target: Object, name: str, optional: bool, ctx: LowerContext
) -> Iterator[KeyWidening]:
    wanted = target.fields[name].type
    part = part_of(value, source, name)
    if part is None or coerce(part, union(wanted, MISSING) if optional else wanted, ctx) is not None:
        return
    deeper = list(_narrow_keys(part, wanted, ctx))
    yield from deeper
    wide = None if deeper else wider(part.type, wanted)
    if wide is not None:
        yield KeyWidening(target, name, *wide)
