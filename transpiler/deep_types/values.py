"""The values that an app passes to its templates: where each is written, and what templates read of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transpiler.app import Reading
from transpiler.app.places import Source
from transpiler.deep_types.callers import Callers, Origin
from transpiler.deep_types.reads import Reads, reads_of
from transpiler.facts import Program
from transpiler.types import Object


@dataclass(frozen=True, slots=True)
class Value:
    """A name of a context; `key` tells it from all others."""

    key: tuple[str, ...]
    origins: tuple[Origin, ...]
    reads: Reads
    unsure: bool = False
    """Whether it may be missing."""


def values_of(reading: Reading, program: Program) -> Iterator[Value]:
    """All values whose expressions are known: of render calls, of context processors, of `g`."""
    callers = Callers(reading)

    def origins(sources: Iterable[Source]) -> tuple[Origin, ...]:
        return tuple(map(callers.origin, sources))

    reads = {
        (name, prop.name): reads_of(prop.type) for name, facts in program.templates.items() for prop in facts.props
    }
    for index, (site, context) in enumerate(reading.contexts):
        for name, sources in context.sources.items():
            read = reads.get((site.template, name), Reads())
            yield Value(("site", str(index), name), origins(sources), read, name in context.unsure)
    processed = _reads_of_fields(program.vars)
    for index, context in enumerate(reading.environment.processors):
        for name, sources in context.sources.items():
            read = processed.get(name, Reads())
            yield Value(("vars", str(index), name), origins(sources), read, name in context.unsure)
    known = program.globals.fields.get("g")
    stored = _reads_of_fields(known.type) if known is not None and isinstance(known.type, Object) else {}
    for name, found in reading.environment.stored.items():
        yield Value(("g", name), origins(found), stored.get(name, Reads()))


def _reads_of_fields(shape: Object) -> dict[str, Reads]:
    return {name: reads_of(field.type) for name, field in shape.fields.items()}
