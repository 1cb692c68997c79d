"""Attributes that are lowered but not yet in order: which wins, which share a condition or an object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from transpiler import ir
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext


@dataclass(frozen=True, slots=True)
class Pair:
    """One attribute as React says it: a prop, or (with `raw`) a name only a spread object can carry."""

    name: str
    value: ir.Expr | None
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """Attributes whose names only run time knows: `{...value}`."""

    value: ir.Expr


Lowered: TypeAlias = Pair | Printed | ir.AttributeSpread

Arms: TypeAlias = list[tuple[ir.Expr | None, list[Lowered]]]
"""What the arms of a condition hold, each with its test; None for else."""


def last_wins(lowered: list[Lowered]) -> list[list[Pair | ir.AttributeSpread] | Printed]:
    """Runs of written attributes and printed ones between them, the last in the source first."""
    groups: list[list[Pair | ir.AttributeSpread] | Printed] = []
    for one in lowered:
        if isinstance(one, Printed):
            groups.append(one)
        elif groups and isinstance(groups[-1], list):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups[::-1]


def written(group: list[Pair | ir.AttributeSpread], ctx: LowerContext) -> Iterator[ir.Attribute | ir.AttributeSpread]:
    """Attributes with names of their own; those that JSX cannot spell share a spread object behind the others."""
    pending: list[Pair] = []
    for one in group:
        if isinstance(one, ir.AttributeSpread):
            yield one
        elif one.raw:
            pending.append(one)
        else:
            yield ir.Attribute(one.name, one.value)
    if pending:
        entries = tuple(ir.Entry(pair.name, pair.value or b.string("")) for pair in pending)
        yield ir.AttributeSpread(b.call(ctx.helper("attrs"), ir.ObjectExpr(entries)))


def is_sometimes_absent(arms: Arms) -> bool:
    """Whether some arm lacks an attribute that another has."""
    named = [{one.name for one in lowered if isinstance(one, Pair)} for _, lowered in arms]
    return any(names != named[0] for names in named) or all(test is not None for test, _ in arms)


def chosen(arms: Arms, ctx: LowerContext) -> ir.Expr:
    """`wide ? attrs({ className: "a" }) : {}`: the attributes of an arm as one object."""
    code: ir.Expr = b.obj({})
    for test, lowered in reversed(arms):
        given = _object(lowered, ctx)
        code = given if test is None else b.conditional(test, given, code)
    return code


def _object(lowered: list[Lowered], ctx: LowerContext) -> ir.Expr:
    match lowered:
        case []:
            return b.obj({})
        case [Printed(value) | ir.AttributeSpread(value)]:
            return value
    entries: list[ir.Entry | ir.Spread] = []
    for group in last_wins(lowered):
        if isinstance(group, Printed):
            entries.append(ir.Spread(group.value))
            continue
        for one in group:
            if isinstance(one, ir.AttributeSpread):
                entries.append(ir.Spread(one.value))
            else:
                entries.append(ir.Entry(one.name, one.value or (b.string("") if one.raw else b.TRUE)))
    return b.call(ctx.helper("attrs"), ir.ObjectExpr(tuple(entries)))


def one_by_one(arms: Arms, booleans: list[ir.Expr]) -> Iterator[Pair | ir.AttributeSpread]:
    """Each attribute of the arms with a condition of its own."""
    values = [_by_name(lowered) for _, lowered in arms]
    for name, raw in dict.fromkeys(key for found in values for key in found):
        code: ir.Expr = b.UNDEFINED
        for (test, _), found in reversed(list(zip(arms, values, strict=True))):
            given = found.get((name, raw), b.UNDEFINED)
            code = given if test is None else _choice(test, given, code, booleans)
        yield Pair(name, code, raw)
    for index, (test, lowered) in enumerate(arms):
        for spread in lowered:
            if not isinstance(spread, ir.AttributeSpread):
                continue
            code = spread.value if test is None else b.conditional(test, spread.value, b.obj({}))
            for earlier, _ in reversed(arms[:index]):
                code = code if earlier is None else b.conditional(earlier, b.obj({}), code)
            yield ir.AttributeSpread(code)


def _by_name(lowered: list[Lowered]) -> dict[tuple[str, bool], ir.Expr]:
    values: dict[tuple[str, bool], ir.Expr] = {}
    for one in lowered:
        if isinstance(one, Pair):
            values.setdefault((one.name, one.raw), one.value or (b.string("") if one.raw else b.TRUE))
    return values


def _choice(test: ir.Expr, then: ir.Expr, otherwise: ir.Expr, booleans: list[ir.Expr]) -> ir.Expr:
    if then == otherwise:
        return then
    if then == b.TRUE and otherwise == b.UNDEFINED and (b.is_boolean(test) or test in booleans):
        return test
    return b.conditional(test, then, otherwise)
