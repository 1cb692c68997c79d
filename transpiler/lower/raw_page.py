"""A page of which a block leaves elements open, though its layout shows that block as a tree: the page is one string.

Input: the page, the layout it extends. Output: how the layout can be written as text: a whole document, a part of one,
or not at all. No errors.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from transpiler import nodes
from transpiler.facts import TemplateFacts
from transpiler.html import tree as html
from transpiler.lower.context import LowerContext
from transpiler.lower.open_blocks import effect_in_place, is_open, left_open, told
from transpiler.lower.slots import slots_of
from transpiler.lower.surroundings import body_end
from transpiler.source import NO_SPAN

Kind: TypeAlias = Literal["page", "part"]


def open_block(parent: TemplateFacts, ctx: LowerContext) -> tuple[nodes.Block, str] | None:
    """The first block that leaves elements of the layout open, and what it does; None where all are balanced."""
    module = ctx.module
    places = {slot.block.name for slot in slots_of(parent, module.program) if slot.form == "markup"}
    for node in module.facts.tree.body:
        if isinstance(node, nodes.Block) and node.name in places and not _is_text(node.name, parent, ctx):
            effect = effect_in_place(
                node.name, node.body, module.facts, module.program, module.structure, module.effects
            )  # fmt: skip
            if is_open(effect):
                return node, told(node, effect)
    return None


def _is_text(name: str, facts: TemplateFacts, ctx: LowerContext) -> bool:
    """Whether a layout, or one above it, is text around a block, since most of its children leave it open."""
    program = ctx.module.program
    above = [program.templates[parent] for parent in facts.parents if parent in program.templates]
    shown = name in facts.blocks and left_open(name, facts, program, ctx.module.structure) is not None
    return shown or any(_is_text(name, parent, ctx) for parent in above)


def kind_of(facts: TemplateFacts, ctx: LowerContext) -> Kind | None:
    """What a layout writes: a document with its three elements written out, a part of one; None for what is between."""
    program = ctx.module.program
    if facts.parents:
        kinds = {kind_of(program.templates[name], ctx) for name in facts.parents if name in program.templates}
        return kinds.pop() if len(kinds) == 1 else None
    tree = ctx.module.structure(facts.tree.body, "markup", follow=body_end(facts), effects=ctx.module.effects)
    elements = [item for item in tree.children if isinstance(item, html.Element)]
    parts = [*elements, *(child for item in elements for child in item.children)]
    written = [part.name for part in parts if isinstance(part, html.Element) and part.span != NO_SPAN]
    if [name for name in written if name in _DOCUMENT] == [*_DOCUMENT]:
        return "page"
    return None if any(name in _DOCUMENT for name in _names(tree.children)) else "part"


_DOCUMENT = ("html", "head", "body")


def _names(items: tuple[html.Node, ...]) -> Iterator[object]:
    for item in items:
        if isinstance(item, html.Element | html.Scope):
            yield item.name if isinstance(item, html.Element) else ""
            yield from _names(item.children)
        elif isinstance(item, html.If):
            for arm in item.arms:
                yield from _names(arm.children)
        elif isinstance(item, html.RawRegion):
            yield "html"
