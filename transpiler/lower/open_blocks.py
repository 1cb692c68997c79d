"""Blocks that children fill with what opens or closes elements of the layout around them.

Input: a template, and the trees of the templates below it. Output: what each block does to the elements around it, as
the HTML stage asks. A layout most of whose children leave a block open is written as HTML text around that block;
where only a few do, it stays as it is and they are told (`lower/filling.py`). No errors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from transpiler import nodes
from transpiler.facts import Program, TemplateFacts
from transpiler.html import Effects, Trees
from transpiler.html import tree as html
from transpiler.lower.partials import effects_of
from transpiler.lower.surroundings import around_block


def effects_below(facts: TemplateFacts, program: Program, trees: Trees) -> Effects:
    """What each include, macro call and block of a template does to the elements around it."""
    own = {id(node) for node in nodes.walk(facts.tree) if isinstance(node, nodes.Block)} if facts.children else set()

    def block(node: nodes.Block) -> html.Effect | None:
        return left_open(node.name, facts, program, trees) if id(node) in own else None

    return replace(effects_of(facts, program), block=block)


def effect_in_place(
    name: str, body: nodes.Body, facts: TemplateFacts, program: Program, trees: Trees, effects: Effects | None
) -> html.Effect:
    """What the body that a template gives a block does to the elements around, where a layout shows it."""
    around = around_block(name, body, facts, program, trees, effects)
    return trees(body, "markup", context=around.elements, follow=around.follow, effects=effects).effect


def is_open(effect: html.Effect) -> bool:
    """Whether a body closes or opens elements that are not its own."""
    return bool(effect.closes or effect.opens or not effect.known)


def told(node: nodes.Block, effect: html.Effect) -> str:
    """In words what the body of a block does."""
    tag = f"closes `</{effect.closes[0]}>`" if effect.closes else "leaves elements open"
    return f"the block `{node.name}` {tag} of the template around it"


def left_open(name: str, facts: TemplateFacts, program: Program, trees: Trees) -> html.Effect | None:
    """What at least half of the fillings of a block do; None where they are balanced.

    A layout is HTML text around a block that is left open.
    """
    found: list[html.Effect] = []
    for child, body in _fillings(name, facts, program):
        effects = trees.effects(child.name, partial(effects_below, child, program, trees))
        found.append(effect_in_place(name, body, child, program, trees, effects))
    opening = [effect for effect in found if is_open(effect)]
    if not opening or 2 * len(opening) < len(found):
        return None
    return opening[0] if all(effect == opening[0] for effect in opening) else html.Effect(known=False)


def _fillings(name: str, facts: TemplateFacts, program: Program) -> Iterator[tuple[TemplateFacts, nodes.Body]]:
    """The bodies that templates below give a block."""
    seen = {facts.name}
    pending = list(facts.children)
    while pending:
        child = program.templates.get(pending.pop(0))
        if child is None or child.name in seen:
            continue
        seen.add(child.name)
        pending += child.children
        for node in child.tree.body:
            if isinstance(node, nodes.Block) and node.name == name:
                yield child, node.body
