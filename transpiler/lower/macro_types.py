"""Interfaces of what macros take: written in the macros' module, imported where their callers have the same.

Input: a module's declarations. Output: the interfaces of other modules that stand for shapes of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from transpiler import ir
from transpiler.analyze.shapes import alike
from transpiler.facts import MacroFacts, Program, TemplateFacts
from transpiler.lower.local_macros import local_macros
from transpiler.types import Object, objects_in


def imported_types(
    facts: TemplateFacts, program: Program, declarations: Sequence[object]
) -> dict[str, tuple[ir.Import, Object]]:
    """By name: the interfaces that macros of an imported module take, and no macro of this one, with their shapes.

    A shape of that name stands for one of them only if it `is_same`.
    """
    own = {shape.name for shape in taken_by_macros(facts, program)}
    modules = {one.module: one for one in program.templates.values() if one is not facts}
    found: dict[str, tuple[ir.Import, Object]] = {}
    for path in sorted({target.path for target in _imports(tuple(declarations))} & modules.keys()):
        for shape in taken_by_macros(modules[path], program):
            if shape.name not in own:
                found.setdefault(shape.name, (ir.Import(path, shape.name, shape.name), shape))
    return found


def taken_by_macros(facts: TemplateFacts, program: Program) -> Iterator[Object]:
    """The shapes of the parameters of the macros that a module exports."""
    local = local_macros(facts, program)
    for macro in facts.macros.values():
        if _is_written(macro) and macro.name not in local:
            for shape in objects_in([param.type for param in macro.params], _never):
                if shape.module is None:
                    yield shape


def _never(_: Object) -> bool:
    return False


def is_same(one: Object, other: Object) -> bool:
    """Whether TypeScript cannot tell two shapes apart."""
    shapes = objects_in([one, other], lambda shape: shape.module is None)
    return any(one in same and other in same for same in alike([shape for shape in shapes if shape.module is None]))


def _is_written(macro: MacroFacts) -> bool:
    return bool(macro.forms) and macro.top_level and macro.node.name == macro.name


def _imports(node: object) -> Iterator[ir.Import]:
    pending = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, ir.Import):
            yield current
        elif isinstance(current, tuple):
            pending += current
        elif is_dataclass(current) and type(current).__module__.startswith(ir.__name__):
            pending += (getattr(current, item.name) for item in fields(current))
