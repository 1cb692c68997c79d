"""What a type checker knows about the values that an app passes to its templates (extra `jinja2tsx[types]`).

`deepen(files, reading, program, packages)` gives the facts of `reading` with the types filled in that the source alone
does not show. pyrefly checks a copy of the app (`desugar`: models written out as annotations; `probes`: a
`reveal_type` for each path that the templates of `program` read). Nothing of the app is imported or run. Raises
`CheckerError` where the checker is not installed or fails; the facts of `reading` hold then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from transpiler.app import Reading
from transpiler.deep_types.answers import Answers, filled
from transpiler.deep_types.checker import CheckerError, Copy, is_installed, reveal
from transpiler.deep_types.desugar import HELPERS, Names, desugar
from transpiler.deep_types.edits import Edits, Text
from transpiler.deep_types.layout import Layout
from transpiler.deep_types.probes import Probes
from transpiler.deep_types.values import Value, values_of
from transpiler.facts import AppFacts, CallSite, Program
from transpiler.types import MISSING, NONE, UNKNOWN, Type, Unknown, union

__all__ = ["CheckerError", "deepen", "is_installed"]

Reveal = Callable[[Copy], dict[str, dict[int, str]]]


def deepen(
    files: Mapping[str, str], reading: Reading, program: Program, packages: Sequence[Path], checker: Reveal = reveal
) -> AppFacts:
    """The facts with the checker's answers; `program` are the templates, analysed with the facts of `reading`."""
    probes = Probes()
    values = list(values_of(reading, program))
    for value in values:
        for expr, frame in value.sources:
            probes.ask(expr, frame.module, value.reads)
    _ask(files, reading, probes, packages, checker)
    answers = Answers(reading)
    found = {value.key: _type_of(value, probes, answers) for value in values}
    answers.fill()
    return _merged(reading, found)


def _ask(files: Mapping[str, str], reading: Reading, probes: Probes, packages: Sequence[Path], checker: Reveal) -> None:
    """Write the copy, have it checked, note the answers."""
    layout = Layout(reading.inference.modules)
    copied = {path: _plain(text) for path, text in files.items()}
    for module in reading.inference.modules.all:
        edits = Edits(Text(copied[module.path]))
        names = Names(reading, layout)
        desugar(module, edits, names)
        probes.write(module, edits)
        copied[module.path] = "\n".join([f"import {HELPERS}", edits.apply(), *names.imports.values(), ""])
    checked = [module.path for module in probes.modules]
    roots = ["/".join(root) for root in layout.roots]
    revealed = checker(Copy(copied, checked, roots, packages)) if checked else {}
    for path in checked:
        probes.read(copied[path], revealed.get(path, {}))


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _type_of(value: Value, probes: Probes, answers: Answers) -> Type:
    """The type of a value: of all the expressions that it can be."""
    types = []
    for expr, _ in value.sources:
        question = probes.about(expr)
        type_ = answers.type_of(question) if question is not None else UNKNOWN
        types.append(UNKNOWN if len(value.sources) == 1 and type_ == NONE else type_)
    found = union(*types)
    return union(found, MISSING) if value.unsure and not isinstance(found, Unknown) else found


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
