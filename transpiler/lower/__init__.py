"""Nodes and HTML tree to IR: one file per statement, filter, test, global, method and markup rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from transpiler import ir
from transpiler.diagnostics import Diagnostics
from transpiler.facts import Program, TemplateFacts
from transpiler.html import Trees
from transpiler.html import tree as html
from transpiler.lower.component import lower_template
from transpiler.lower.context import ModuleState, Relower, Request, stored_names
from transpiler.lower.exports import module_names
from transpiler.lower.open_blocks import effects_below
from transpiler.lower.widening import KeyWidening, Widening
from transpiler.options import Options
from transpiler.registry import load_rules
from transpiler.types import Type
from transpiler.types.holds import Given

__all__ = ["Lowered", "Request", "lower"]

for _room in ("filters", "is_tests", "globals", "methods"):
    load_rules(f"transpiler.lower.{_room}")

_ATTEMPTS = 60


@dataclass(frozen=True, slots=True)
class Lowered:
    """A module with what the report says about it."""

    module: ir.Module
    regions: tuple[html.Region, ...]
    helpers: int
    expressions: int
    env_uses: dict[str, str]
    env_local: frozenset[str]
    requests: frozenset[Request]
    widenings: tuple[Widening | KeyWidening, ...]
    given: dict[str, Given]


def lower(
    facts: TemplateFacts,
    program: Program,
    options: Options,
    diagnostics: Diagnostics,
    structure: Trees,
    *,
    inline_handlers: Literal["head", "page"] | None = None,
    scripted: bool = False,
) -> Lowered:
    """Lower one analysed template to a module; losses are reported in `diagnostics`.

    Types of namespace attributes are found by trying: an attempt that meets a wider type is repeated with it.
    """
    learned: dict[tuple[int, str], Type] = {}
    for _ in range(_ATTEMPTS):
        attempt = Diagnostics(diagnostics.source, list(diagnostics.items))
        module = ModuleState(facts, program, options, attempt, structure, module_names(), learned=learned)
        module.inline_handlers, module.scripted = inline_handlers, scripted
        module.stored = stored_names(facts.tree)
        module.effects = structure.effects(facts.name, lambda: effects_below(facts, program, structure))
        try:
            lowered = lower_template(module)
        except Relower:
            learned = module.learned
            continue
        diagnostics.items[:] = attempt.items
        return Lowered(
            lowered,
            tuple(module.regions),
            module.helper_calls,
            module.expressions,
            module.env_uses,
            frozenset(module.env_local),
            frozenset(module.requests),
            tuple(module.widenings),
            module.given,
        )
    raise RuntimeError(f"{facts.name}: the types of its namespaces do not settle")
