"""What a type checker knows about the values that an app passes to its templates (extra `jinja2tsx[types]`).

`deepen(files, reading, program, packages)` gives the facts of `reading` with the types filled in that the source alone
does not show. pyrefly checks a copy of the app (`desugar`: models written out as annotations; `probes`: a
`reveal_type` for each path that the templates of `program` read). Nothing of the app is imported or run. Raises
`CheckerError` where the checker is not installed or fails; the facts of `reading` hold then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from transpiler.app import Reading
from transpiler.deep_types.answers import Answers, filled
from transpiler.deep_types.callers import Origin
from transpiler.deep_types.checker import CheckerError, Copy, is_installed, reveal
from transpiler.deep_types.desugar import HELPERS, Names, desugar
from transpiler.deep_types.edits import Edits, Text
from transpiler.deep_types.layout import Layout
from transpiler.deep_types.probes import Probes
from transpiler.deep_types.proxies import proxied_by, resolve_proxies
from transpiler.deep_types.reads import Reads
from transpiler.deep_types.values import Value, values_of
from transpiler.deep_types.widen import changes_of, widen
from transpiler.facts import AppFacts, CallSite, Program
from transpiler.types import MISSING, NONE, UNKNOWN, Type, Unknown, union

__all__ = ["Asked", "CheckerError", "ask", "deepen", "is_installed", "merged"]

Reveal = Callable[[Copy], dict[str, dict[int, str]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """The values that were asked about, and what was answered."""

    values: list[Value]
    probes: Probes


def deepen(
    files: Mapping[str, str], reading: Reading, program: Program, packages: Sequence[Path], checker: Reveal = reveal
) -> AppFacts:
    """The facts with the checker's answers; `program` are the templates, analysed with the facts of `reading`."""
    return merged(reading, ask(files, reading, program, packages, checker))


def ask(
    files: Mapping[str, str], reading: Reading, program: Program, packages: Sequence[Path], checker: Reveal = reveal
) -> Asked:
    """Write the copy of the app, have it checked, note the answers."""
    probes = Probes()
    values = list(values_of(reading, program))
    for value in values:
        for origin in value.origins:
            _ask_about(origin, value.reads, probes)
    layout = Layout(reading.inference.modules)
    changes, proxied = changes_of(reading.inference.modules), proxied_by(reading)
    copied = {path: _plain(text) for path, text in files.items()}
    for module in reading.inference.modules.all:
        edits = Edits(Text(copied[module.path]))
        names = Names(reading, layout)
        desugar(module, edits, names)
        resolve_proxies(module, proxied, edits, names)
        widen(module, edits, changes, f"{HELPERS}.changes")
        probes.write(module, edits)
        copied[module.path] = "\n".join([f"import {HELPERS}", edits.apply(), *names.imports.values(), ""])
    checked = [module.path for module in probes.modules]
    roots = ["/".join(root) for root in layout.roots]
    revealed = checker(Copy(copied, checked, roots, packages)) if checked else {}
    for path in checked:
        probes.read(copied[path], revealed.get(path, {}))
    return Asked(values, probes)


def merged(reading: Reading, asked: Asked) -> AppFacts:
    """The facts with what was answered in place of what is unknown; shapes of classes are filled."""
    answers = Answers(reading)
    found = {value.key: _type_of(value, asked.probes, answers) for value in asked.values}
    answers.fill()
    return _merged(reading, found)


def _ask_about(origin: Origin, reads: Reads, probes: Probes) -> None:
    probes.ask(origin.expr, origin.frame.module, reads.behind(origin.path))
    for one in origin.instead:
        _ask_about(one, reads, probes)


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _type_of(value: Value, probes: Probes, answers: Answers) -> Type:
    """The type of a value: of all the expressions that it can be."""
    found = union(*(_type_from(origin, probes, answers) for origin in value.origins))
    if found in (NONE, UNKNOWN):  # what is None wherever it is known is set elsewhere
        return UNKNOWN
    return union(found, MISSING) if value.unsure else found


def _type_from(origin: Origin, probes: Probes, answers: Answers) -> Type:
    question = probes.about(origin.expr)
    found = answers.type_of(question, origin.path) if question is not None else UNKNOWN
    if isinstance(found, Unknown) and origin.instead:
        return union(*(_type_from(one, probes, answers) for one in origin.instead))
    return found


def _merged(reading: Reading, found: Mapping[tuple[str, ...], Type]) -> AppFacts:
    """The facts with what was found in place of what is unknown."""
    call_sites: dict[str, list[CallSite]] = {}
    for index, (site, _) in enumerate(reading.contexts):
        values = {
            name: filled(type_, found.get(("site", str(index), name), UNKNOWN)) for name, type_ in site.values.items()
        }
        call_sites.setdefault(site.template, []).append(replace(site, values=values))
    processors = reading.environment.processors
    context = {
        name: filled(type_, union(*(
            found.get(("vars", str(index), name), UNKNOWN)
            for index, one in enumerate(processors) if name in one.values
        )))
        for name, type_ in reading.facts.context.items()
    }  # fmt: skip
    g = {name: filled(type_, found.get(("g", name), UNKNOWN)) for name, type_ in reading.facts.g.items()}
    return replace(reading.facts, call_sites=call_sites, context=context, g=g)
