"""The recorded cases once more, as components: JSX with types, and both pages compared as a browser reads them.

First with types by use alone. Where that is not the same page (the encoder refuses Markup for what is only printed),
with the types of the values too, as they are read from the call that renders the template.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tests.conformance.cases import Case
from tests.conformance.engine import MAIN, libraries
from transpiler import pipeline
from transpiler.bridge.encode import ContractError
from transpiler.facts import AppFacts, CallSite, CustomName
from transpiler.project.contracts import props_of
from transpiler.project.env_stubs import env_file, uses_by_name
from transpiler.types import BOOL, FLOAT, HTML, INT, STR, UNKNOWN, List, Type, union
from transpiler.verify import ReactRenderer, RenderError, Rendering, compare_many

Kind = Literal["by use", "declared", "told", "refused", "contract", "raised", "wrong"]
"""by use, declared: the same page, with types by use alone or with declared ones. told: another page, and a warning
says so; refused: an error at conversion; contract: the encoder refuses a value; raised: an error at run time; wrong:
another page without a word."""

SAME: tuple[Kind, ...] = ("by use", "declared")


@dataclass(frozen=True, slots=True)
class PageOutcome:
    """What became of a case; `detail` is the first difference or the message."""

    case: Case
    kind: Kind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    case: Case
    rendering: Rendering
    told: bool


def run_pages(cases: Sequence[Case]) -> list[PageOutcome]:
    """The outcome of every case that has a page, in the order of `cases`."""
    shown = [case for case in cases if case.output is not None]
    by_use = {outcome.case.id: outcome for outcome in _run(shown, declared=False)}
    rest = [case for case in shown if by_use[case.id].kind not in SAME]
    for outcome in _run(rest, declared=True):
        first = by_use[outcome.case.id]
        detail = f"{first.detail}; with declared types {outcome.kind}: {outcome.detail}"
        by_use[outcome.case.id] = outcome if outcome.kind in SAME else replace(first, detail=detail)
    return [by_use[case.id] for case in shown]


def _run(cases: Sequence[Case], *, declared: bool) -> list[PageOutcome]:
    modules = libraries()
    asked: list[_Asked] = []
    found: list[PageOutcome] = []
    for index, case in enumerate(cases):
        result = _converted(case, f"c{index}", modules, declared=declared)
        if isinstance(result, PageOutcome):
            found.append(result)
        else:
            asked.append(result)
    answers = ReactRenderer().render_many(modules, [one.rendering for one in asked])
    drawn: list[tuple[_Asked, str]] = []
    for one, answer in zip(asked, answers, strict=True):
        if isinstance(answer, RenderError):
            found.append(PageOutcome(one.case, "raised", str(answer)[:200]))
        else:
            drawn.append((one, answer))
    differences = compare_many([(one.case.output or "", page) for one, page in drawn])
    for (one, _), difference in zip(drawn, differences, strict=True):
        same: Kind = "declared" if declared else "by use"
        kind: Kind = same if difference is None else "told" if one.told else "wrong"
        found.append(PageOutcome(one.case, kind, "" if difference is None else str(difference)))
    return found


def _converted(case: Case, folder: str, modules: dict[str, str], *, declared: bool) -> _Asked | PageOutcome:
    """What to render, its code being added to `modules`."""
    main = case.name if case.name is not None and case.templates.get(case.name) == case.source else MAIN
    app = AppFacts(globals={name: CustomName(name, UNKNOWN, UNKNOWN) for name in case.globals()})
    if declared:
        app.call_sites[main] = [CallSite(main, _types(case.context()), True, "test.py", 1)]
    loaded = pipeline.load({**case.templates, main: case.source}, case.options, app)
    for index, facts in enumerate(loaded.program.templates.values()):
        facts.module = f"templates/{folder}/t{index}"
    code: dict[str, str] = {}
    uses: dict[str, dict[str, str]] = {}
    told = False
    for name in loaded.program.templates:
        one = pipeline.convert(loaded, name)
        told |= any(item.severity == "warning" for item in one.diagnostics.items)
        if one.code is not None:
            code[one.path], uses[name] = one.code, one.env_uses
        elif name == main:
            return PageOutcome(case, "refused", ", ".join(item.code for item in one.diagnostics.items))
    stubs = env_file(None, uses_by_name(uses, {}))
    if stubs is not None:
        code[f"lib/{folder}/env.ts"] = stubs
    for path, text in code.items():
        text = text.replace('"@/lib/jinja/', f'"@/lib/{case.undefined}/')
        modules[path] = text.replace('"@/lib/env"', f'"@/lib/{folder}/env"')
    facts = loaded.program.templates[main]
    try:
        props = props_of(loaded.program, main, {**case.globals(), **case.context()})
    except ContractError as error:
        return PageOutcome(case, "contract", str(error))
    return _Asked(case, Rendering(f"{facts.module}.{'tsx' if facts.html else 'ts'}", props), told)


def _types(values: Mapping[str, object]) -> dict[str, Type]:
    """The types that `transpiler.app` reads from such values, written as literals in a call."""
    return {name: _type(value) for name, value in values.items()}


_SCALARS: Mapping[type, Type] = {bool: BOOL, int: INT, float: FLOAT, str: STR}


def _type(value: object) -> Type:
    if hasattr(value, "__html__"):
        return HTML
    if isinstance(value, list):
        return List(union(*(_type(item) for item in value))) if value else UNKNOWN
    return _SCALARS.get(type(value), UNKNOWN)


def section(outcomes: Sequence[PageOutcome]) -> str:
    """The part of `docs/conformance.md` about components."""
    counts = Counter(outcome.kind for outcome in outcomes)
    same = sum(counts[kind] for kind in SAME)
    lines = [f"{same} of {len(outcomes)} cases with a page give the same page: {counts['by use']} with types by use,"]
    lines.append(f"{counts['declared']} with declared types.")
    rest = [outcome for outcome in outcomes if outcome.kind not in SAME]
    lines += ["", *(f"- {one.kind}: `{one.case.tests[0]}`: {one.detail}" for one in rest)] if rest else []
    return "\n".join(lines)
