"""Which bodies change state that others see, so that they must run in Jinja2's order; which expressions are pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from transpiler import nodes
from transpiler.analyze.inheritance import ancestors, descendants
from transpiler.analyze.names import World
from transpiler.analyze.uses import MUTATING_METHODS
from transpiler.analyze.values import (
    CallBlock,
    CallMacro,
    CallSuper,
    CallValue,
    Parents,
    Place,
    PlaceBlock,
    Unit,
    Walked,
)


def spread(world: World, walked: Mapping[str, Walked]) -> None:
    """Mark every unit that calls, places or includes one with effects."""
    changed = True
    while changed:
        changed = False
        for found in walked.values():
            for unit in found.units():
                if not unit.effects and any(used.effects for used in _used(world, walked, unit)):
                    unit.effects = changed = True


def _used(world: World, walked: Mapping[str, Walked], unit: Unit) -> Iterable[Unit]:
    for event in unit.events:
        match event:
            case CallMacro(ref) | CallValue(ref):
                if ref.template in walked and ref.name in walked[ref.template].macros:
                    yield walked[ref.template].macros[ref.name]
            case Place(_, targets) | Parents(targets):
                yield from (walked[target].root for target in targets)
            case PlaceBlock(name) | CallBlock(name) | CallSuper(name):
                above, below = ancestors(world.links, unit.template), descendants(world.links, unit.template)
                chain = (unit.template, *above, *below)
                yield from (walked[t].blocks[name] for t in chain if name in walked[t].blocks)
            case _:
                pass


_PURE_CALLS = frozenset({"url_for", "range", "gettext", "_", "ngettext", "pgettext", "npgettext", "csrf_token",
                         "csp_nonce", "dict", "get_flashed_messages"})  # fmt: skip


def is_pure(node: nodes.Expr) -> bool:
    """Whether evaluating an expression twice, or not at all, makes no difference."""
    for part in nodes.walk(node):
        match part:
            case nodes.Call(nodes.Name(name)) if name in _PURE_CALLS:
                pass
            case nodes.Call(nodes.Getattr(_, attr)) if attr not in MUTATING_METHODS:
                pass
            case nodes.Call():
                return False
            case nodes.Filter(_, "random"):
                return False
            case _:
                pass
    return True
