"""Macros handed to other macros: which parameters hold nothing but macros, and which these are.

Input: what a first walk over all templates saw arrive at each parameter. Output: a `Callback` for each parameter that
gets macros by their names and nothing else but None; such a parameter becomes a function prop. A macro that goes
anywhere else (into a list, through a condition) is a value like any other, called by a helper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from transpiler.analyze.cells import Cell
from transpiler.analyze.inheritance import MacroRef
from transpiler.analyze.values import Value
from transpiler.types import Missing, NoneType

ParamKey = tuple[str, str, str]
"""Template, macro, parameter."""


@dataclass(eq=False)
class Callback:
    """All parameters that hand the same macros on; `required`: the arguments that every call gives by position."""

    number: int
    macros: list[MacroRef] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    required: int | None = None
    always: set[str] | None = None
    """Keywords that every call gives."""
    keywords: list[str] = field(default_factory=list)
    takes_caller: bool = False
    caller_args: int = 0
    optional: bool = False
    """Some call hands over None or nothing."""


@dataclass(frozen=True, slots=True)
class CallbackCells:
    """A callback with the cells of its arguments."""

    callback: Callback
    args: list[Cell]
    keywords: dict[str, Cell]


@dataclass
class Arrivals:
    """What the calls of macros hand to each parameter, and the cell of each parameter."""

    values: dict[ParamKey, list[Value]] = field(default_factory=dict)
    params: dict[ParamKey, Cell] = field(default_factory=dict)
    unpacked: list[Cell] = field(default_factory=list)
    """Values that are called with `*args` or `**kwargs`."""

    def note(self, key: ParamKey, value: Value, param: Cell) -> None:
        """A call hands `value` to the parameter."""
        self.values.setdefault(key, []).append(value)
        self.params[key] = param


def find_callbacks(arrivals: Arrivals) -> dict[ParamKey, Callback]:
    """The parameters that hold macros alone."""
    by_cell = {cell: key for key, cell in arrivals.params.items()}
    holders = {key for key, values in arrivals.values.items() if any(_macro(value) for value in values)}
    while True:
        more = {
            key
            for key, values in arrivals.values.items()
            if any(by_cell.get(cell) in holders for value in values for cell, _ in value.cells)
        }
        if more <= holders:
            break
        holders |= more
    groups = _groups(holders, arrivals.values, by_cell)
    found: dict[ParamKey, Callback] = {}
    for keys in groups:
        values = [value for key in keys for value in arrivals.values[key]]
        plain = not any(arrivals.params[key] in arrivals.unpacked for key in keys)
        if plain and all(_is_known(value, by_cell, keys) for value in values):
            macros = dict.fromkeys(ref for value in values if (ref := _macro(value)) is not None)
            callback = Callback(len(found), list(macros))
            callback.optional = any(not value.cells and _macro(value) is None for value in values)
            found.update(dict.fromkeys(keys, callback))
    return found


def _macro(value: Value) -> MacroRef | None:
    return value.ref if isinstance(value.ref, MacroRef) else None


def _is_known(value: Value, by_cell: Mapping[Cell, ParamKey], keys: Sequence[ParamKey]) -> bool:
    """A macro by its name, another parameter of the group, or None."""
    if value.ref is not None:
        return _macro(value) is not None and not value.cells and not value.types
    if value.cells:
        return len(value.cells) == 1 and not value.types and by_cell.get(value.cells[0][0]) in keys
    return all(isinstance(type_, NoneType | Missing) for type_ in value.types)


def _groups(
    holders: set[ParamKey], values: Mapping[ParamKey, Sequence[Value]], by_cell: Mapping[Cell, ParamKey]
) -> list[list[ParamKey]]:
    """Parameters that are handed to each other, together."""
    group = {key: [key] for key in sorted(holders)}
    for key in sorted(holders):
        for value in values[key]:
            for cell, _ in value.cells:
                other = by_cell.get(cell)
                if other in holders and group[other] is not group[key]:
                    joined = group[key] + group[other]
                    group.update(dict.fromkeys(joined, joined))
    return list({id(keys): keys for keys in group.values()}.values())
