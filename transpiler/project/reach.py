"""What a template is made of."""

from __future__ import annotations

from transpiler.facts import Program


def reach(name: str, program: Program) -> frozenset[str]:
    """The template with all that it extends, includes or imports."""
    found: set[str] = set()
    pending = [name]
    while pending:
        current = pending.pop()
        facts = program.templates.get(current)
        if current not in found:
            found.add(current)
            if facts is not None:
                pending += [*facts.parents, *(part for parts in facts.includes.values() for part in parts)]
    return frozenset(found)
