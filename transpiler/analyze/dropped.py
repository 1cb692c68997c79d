"""Blocks that a page does not show, since a template below fills the block around them with something else.

Input: the links and walks of all templates. Output: such blocks by template; whether a body may fail where it is not
shown, since what Python answers is known for what Jinja2 rendered alone: a layout takes it as a function. No errors.
"""

from __future__ import annotations

from collections.abc import Mapping

from transpiler import nodes
from transpiler.analyze.inheritance import ancestors
from transpiler.analyze.names import World
from transpiler.analyze.uses import AMBIENT_FUNCTIONS
from transpiler.analyze.values import CallBlock, CallSuper, Event, PlaceBlock, Unit, Walked

_SURE = AMBIENT_FUNCTIONS | {"super", "caller"}


def hidden_blocks(world: World, walked: Mapping[str, Walked]) -> dict[str, frozenset[str]]:
    """The blocks that are not shown where a template is the page."""
    return {name: _hidden(name, world, walked, sure=False) for name in walked}


def doubtful_blocks(world: World, walked: Mapping[str, Walked]) -> dict[str, frozenset[str]]:
    """Those, and the blocks that a condition shows: `{% if x %}{{ super() }}{% endif %}` around their place."""
    return {name: _hidden(name, world, walked, sure=True) for name in walked}


def may_fail(owner: str, block: str, world: World) -> bool:
    """Whether a body asks Python: it calls a function or method, or has the app's own filters, tests or tags."""
    found = (node for node in nodes.walk(world.trees[owner][1]) if isinstance(node, nodes.Block) and node.name == block)
    return any(_asks(node, world) for body in found for node in nodes.walk(body))


def _hidden(name: str, world: World, walked: Mapping[str, Walked], *, sure: bool) -> frozenset[str]:
    chain = (name, *ancestors(world.links, name))
    writers = {
        block: [one for one in chain if block in walked[one].blocks]
        for above in chain
        for block in walked[above].blocks
    }
    return frozenset(writers.keys() - _shown(chain, writers, world, walked, sure=sure))


def _shown(
    chain: tuple[str, ...],
    writers: Mapping[str, list[str]],
    world: World,
    walked: Mapping[str, Walked],
    *,
    sure: bool,
) -> set[str]:
    """The blocks of a page, from the top level of its layouts downwards; `super()` shows the next body above.

    Where one of several layouts is chosen, each of the bodies may be it.
    """
    one_way = all(len(world.links[one].parents) < 2 for one in chain)
    pending: list[tuple[str, Unit]] = [
        (one, walked[one].root) for one in chain if not world.links[one].always_extends
    ]  # fmt: skip
    shown: set[str] = set()
    seen: set[int] = set()
    while pending:
        owner, unit = pending.pop()
        if id(unit) in seen:
            continue
        seen.add(id(unit))
        for event in unit.events:
            if sure and not _is_sure(event, unit, world):
                continue
            match event:
                case PlaceBlock(name=block) | CallBlock(name=block):
                    bodies = writers.get(block, [])[: 1 if one_way else None]
                case CallSuper(block=block):
                    above = writers.get(block, [])
                    bodies = above[above.index(owner) + 1 :][: 1 if one_way else None] if owner in above else []
                case _:
                    continue
            shown.add(block)
            pending += [(one, walked[one].blocks[block]) for one in bodies]
    return shown


def _is_sure(event: Event, unit: Unit, world: World) -> bool:
    """Whether no condition stands around the place that shows a block."""
    match event:
        case PlaceBlock(conditional=conditional):
            return not conditional
        case CallSuper() | CallBlock():
            body = next(
                (
                    node.body
                    for node in nodes.walk(world.trees[unit.template][1])
                    if isinstance(node, nodes.Block) and node.name == unit.name
                ),
                (),
            )
            parts = (part for node in body if isinstance(node, nodes.Output) for part in node.nodes)
            return any(_shows(part, event) for part in parts)
        case _:
            return True


def _shows(node: nodes.Node, event: CallSuper | CallBlock) -> bool:
    match node:
        case nodes.Call(node=nodes.Name(name="super")):
            return isinstance(event, CallSuper)
        case nodes.Call(node=nodes.Getattr(node=nodes.Name(name="self"), attr=name)):
            return isinstance(event, CallBlock) and event.name == name
        case _:
            return False


def _asks(node: nodes.Node, world: World) -> bool:
    match node:
        case nodes.Call(node=nodes.Name(name=name)):
            return name not in _SURE
        case nodes.Call() | nodes.CustomTag():
            return True
        case nodes.Filter(name=name):
            return name in world.env_filters
        case nodes.Test(name=name):
            return name in world.env_tests
        case _:
            return False
