"""A layout that Jinja2 raises on as it stands, since a block of its own body does: a page fills that block.

Jinja2's side is a template that extends the layout, React's the layout's component with the block's slot. Input: the
layout, a plan's rendering by such a template. Output: the blocks to fill, the template, the props.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from transpiler.facts import Program, TemplateFacts
from transpiler.lower.slots import slots_of
from transpiler.verify.oracle import Page

_TEXT = "filled"


def page_filling(facts: TemplateFacts, blocks: Iterable[str]) -> str:
    """The template that fills these blocks of a layout."""
    bodies = (f"{{% block {name} %}}{_TEXT}{{% endblock %}}" for name in blocks)
    return f"{{% extends {facts.name!r} %}}{''.join(bodies)}"


def slot_props(facts: TemplateFacts, program: Program, blocks: Iterable[str]) -> dict[str, Any]:
    """The props that fill these blocks."""
    slots = [slot for slot in slots_of(facts, program) if slot.block.name in blocks]
    return {slot.prop: {"$always": _TEXT} if slot.is_function else _TEXT for slot in slots}


def raising_blocks(facts: TemplateFacts, program: Program, page_of: Callable[[str], Page]) -> list[str]:
    """The blocks without whose own bodies Jinja2 renders the layout; none if that cannot be had.

    `page_of` renders a template that is in no file. Each time it is the block without which the page gets furthest.
    """
    candidates = list(dict.fromkeys(slot.block.name for slot in slots_of(facts, program)))
    filled: list[str] = []
    page = page_of(page_filling(facts, filled))
    while page.html is None:
        others = [(name, page_of(page_filling(facts, [*filled, name]))) for name in candidates if name not in filled]
        better = [(name, other) for name, other in others if other.html is not None or other.raised != page.raised]
        if not better:
            return []
        name, page = max(better, key=lambda one: one[1].probes.steps)
        filled.append(name)
    return filled
