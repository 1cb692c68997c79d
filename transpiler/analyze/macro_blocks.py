"""Blocks that a macro shows: its function takes no slots, so what a child writes there is not seen by it.

Input: the walked templates. Output: a diagnostic, `block-in-macro`, at each such place that a page can come to: the
macro is called by the page's templates, and a template below fills the block. Source of the rule: in Jinja2 a macro
and `self` see the blocks of the page that is rendered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from transpiler import nodes
from transpiler.analyze.inheritance import descendants
from transpiler.analyze.names import World
from transpiler.analyze.values import CallMacro, CallValue, Unit, Walked


def report_macro_blocks(world: World, walked: Mapping[str, Walked]) -> None:
    """Tell which macros show what a child may fill."""
    called = {
        (event.ref.template, event.ref.name)
        for found in walked.values()
        for unit in found.units()
        for event in unit.events
        if isinstance(event, CallMacro | CallValue)
    }
    for template, found in walked.items():
        filled = {name for below in descendants(world.links, template) for name in walked[below].blocks}
        for unit in found.macros.values():
            if filled and (template, unit.name) in called:
                for node, name in _shown(unit, world):
                    if name in filled:
                        world.diagnostics[template].add(
                            "block-in-macro",
                            node.span,
                            f"the macro `{unit.name}` shows the block `{name}`",
                            label="a child's body for it is not seen here",
                            text="The component of the macro shows what this template itself writes in the block.",
                            hint="show the block outside of the macro, or hand its text to it: `{% call %}`",
                        )


def _shown(unit: Unit, world: World) -> Iterator[tuple[nodes.Node, str]]:
    for node in nodes.walk(world.links[unit.template].macros[unit.name]):
        match node:
            case nodes.Block(name=name) | nodes.Call(node=nodes.Getattr(node=nodes.Name(name="self"), attr=name)):
                yield node, name
