"""What stands around a body: nothing around a page, around a block that a child fills what its layout has there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transpiler import nodes
from transpiler.facts import Program, TemplateFacts
from transpiler.html import BODY_END, PAGE_END, Ahead, Effects, Trees
from transpiler.html import tree as html
from transpiler.lower.partials import effects_of

_OPEN = html.Around((), frozenset({BODY_END}))


def body_end(facts: TemplateFacts) -> Ahead:
    """What follows a template's own body: the end of the page, unless another template includes it."""
    return _OPEN.follow if facts.included or facts.parents else frozenset({PAGE_END})


def around_block(
    name: str, body: nodes.Body, facts: TemplateFacts, program: Program, trees: Trees, effects: Effects | None
) -> html.Around:
    """The place of a block that `facts` fills with `body`: one of those where the templates above show it.

    Nothing is taken as known where the body would be another tree at each of them.
    """
    places = _places(name, facts, program, trees)
    read = [trees(body, "markup", context=one.elements, follow=one.follow, effects=effects) for one in places]
    return places[0] if places and all(tree == read[0] for tree in read) else _OPEN


def _places(name: str, facts: TemplateFacts, program: Program, trees: Trees) -> list[html.Around]:
    """Where the templates above `facts` show a block, each place once."""
    parents = [program.templates[parent] for parent in facts.parents if parent in program.templates]
    return list(dict.fromkeys(place for parent in parents for place in _shown(name, parent, program, trees)))


def _shown(name: str, facts: TemplateFacts, program: Program, trees: Trees) -> list[html.Around]:
    """Where a template, or one above it, shows a block."""
    filled = {node.name for node in facts.tree.body if isinstance(node, nodes.Block)} if facts.parents else set()
    if facts.html and name not in filled:
        effects = trees.effects(f"{facts.name} alone", lambda: effects_of(facts, program))
        tree = trees(facts.tree.body, "markup", follow=body_end(facts), effects=effects)
        found = _find(tree.children, name, None)
        if found is not None and found[1] in filled:
            return [_inside(outer, found[0]) for outer in _places(found[1], facts, program, trees)]
        if found is not None:
            return [found[0]]
    return _places(name, facts, program, trees) or [_OPEN]


def _inside(outer: html.Around, inner: html.Around) -> html.Around:
    """The place of what stands inside a body that itself fills a place."""
    end = BODY_END in inner.follow
    follow = (inner.follow - {BODY_END}) | outer.follow if end else inner.follow
    return replace(outer, elements=(*outer.elements, *inner.elements), follow=follow)


def _find(items: Sequence[html.Node], name: str, block: str | None) -> tuple[html.Around, str | None] | None:
    """The place of block `name`, and the outermost block around it; None where the place is not one for sure."""
    for item in items:
        children: Sequence[html.Node] = ()
        around = block
        match item:
            case html.Scope(nodes.Block(name=inner), children, _, place):
                if inner == name:
                    return None if place is None else (place, block)
                around = block or inner
            case html.Element(children=children) | html.Scope(children=children):
                pass
            case html.For() | html.LoopWrap():
                children = (*item.children, *item.else_children)
            case html.If(arms):
                children = [child for arm in arms for child in arm.children]
        found = _find(children, name, around)
        if found is not None:
            return found
    return None


def is_title(name: str, facts: TemplateFacts, program: Program, trees: Trees) -> bool:
    """Whether a block is shown in the title of the page, and nowhere else."""
    if name in program.self_calls:
        return False
    effects = trees.effects(f"{facts.name} alone", lambda: effects_of(facts, program))
    tree = trees(facts.tree.body, "markup", follow=body_end(facts), effects=effects)
    above = [program.templates[parent] for parent in facts.parents if parent in program.templates]
    return _titles(tree.children, name) or any(is_title(name, parent, program, trees) for parent in above)


def _titles(items: Sequence[html.Node], name: str, inside: bool = False) -> bool:
    """Whether a `<title>` among the items holds block `name`."""
    for item in items:
        match item:
            case html.Scope(nodes.Block(name=inner)) if inner == name and inside:
                return True
            case html.Element(children=children):
                if _titles(children, name, inside or (item.name == "title" and item.namespace == "html")):
                    return True
            case html.Scope(children=children):
                if _titles(children, name, inside):
                    return True
            case html.If(arms):
                if any(_titles(arm.children, name, inside) for arm in arms):
                    return True
    return False
