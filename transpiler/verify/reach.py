"""Which templates a page is made of."""

from __future__ import annotations

from transpiler.facts import Program


def reach(program: Program, name: str) -> set[str]:
    """A template and all that it extends, includes and imports."""
    reached: set[str] = set()
    pending = [name]
    while pending:
        current = pending.pop()
        facts = program.templates.get(current)
        if current not in reached and facts is not None:
            reached.add(current)
            pending += [*facts.parents, *(part for parts in facts.includes.values() for part in parts)]
    return reached
