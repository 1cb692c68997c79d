"""Bodies of blocks that no page shows, since a template below fills the block around them with something else.

Input: the links and walks of all templates. Output: by template, such blocks whose body may fail where it is not shown:
what Python answers is known for what Jinja2 rendered alone. A layout takes such a body as a function. No errors.
"""

from __future__ import annotations

from collections.abc import Mapping

from transpiler import nodes
from transpiler.analyze.inheritance import ancestors
from transpiler.analyze.names import World
from transpiler.analyze.uses import AMBIENT_FUNCTIONS
from transpiler.analyze.values import CallBlock, CallSuper, PlaceBlock, Unit, Walked

_SURE = AMBIENT_FUNCTIONS | {"super", "caller"}


def dropped_blocks(world: World, walked: Mapping[str, Walked]) -> dict[str, frozenset[str]]:
    """The blocks that are not shown where a template is the page, with a body that may fail."""
    return {name: _dropped(name, world, walked) for name in walked}


def _dropped(name: str, world: World, walked: Mapping[str, Walked]) -> frozenset[str]:
    chain = (name, *ancestors(world.links, name))
    writers = {
        block: [one for one in chain if block in walked[one].blocks] for one in chain for block in walked[one].blocks
    }
    hidden = writers.keys() - _shown(chain, writers, world, walked) if len(chain) > 1 else ()
    return frozenset(block for block in hidden if _may_fail(writers[block][0], block, world))


def _shown(
    chain: tuple[str, ...], writers: Mapping[str, list[str]], world: World, walked: Mapping[str, Walked]
) -> set[str]:
    """The blocks of a page, from the top level of its layouts downwards; `super()` shows the next body above."""
    pending: list[tuple[str, Unit]] = [
        (one, unit) for one in chain if not world.links[one].always_extends
        for unit in (walked[one].root, *walked[one].macros.values())
    ]  # fmt: skip
    shown: set[str] = set()
    seen: set[int] = set()
    while pending:
        owner, unit = pending.pop()
        if id(unit) in seen:
            continue
        seen.add(id(unit))
        for event in unit.events:
            match event:
                case PlaceBlock(name=block) | CallBlock(name=block):
                    bodies = writers.get(block, [])[:1]
                case CallSuper(block=block):
                    above = writers.get(block, [])
                    bodies = above[above.index(owner) + 1 :][:1] if owner in above else []
                case _:
                    continue
            shown.add(block)
            pending += [(one, walked[one].blocks[block]) for one in bodies]
    return shown


def _may_fail(owner: str, block: str, world: World) -> bool:
    """Whether a body asks Python: it calls a function or method, or has the app's own filters, tests or tags."""
    found = (node for node in nodes.walk(world.trees[owner][1]) if isinstance(node, nodes.Block) and node.name == block)
    return any(_asks(node, world) for body in found for node in nodes.walk(body))


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
