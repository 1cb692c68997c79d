"""Switching a rung of the ladder off changes how a page is written, and never the page."""

from __future__ import annotations

import functools
import os

import pytest

from tests.support.snapshot import CaseFolder, case_folders
from tests.support.snapshot_app import read_facts
from tests.test_snapshots import rendered
from transpiler import pipeline
from transpiler.html.tree import Rung
from transpiler.project import props_of
from transpiler.project.runtime_files import runtime_files
from transpiler.verify import ReactRenderer, compare_pages

CASES = [
    case
    for case in case_folders()
    if case.rendering is not None and case.env is None and all(name.endswith(".html") for name in case.templates)
]
RUNGS: list[frozenset[Rung]] = [frozenset({rung}) for rung in ("ii", "iii", "iv", "v", "repair")]


@functools.cache
def renderer(alias: str) -> ReactRenderer:
    return ReactRenderer(alias=alias)


def loaded(case: CaseFolder, without: frozenset[Rung]) -> pipeline.Loaded:
    texts = {name: case.source(name) or "" for name in sorted(case.templates)}
    return pipeline.load(texts, case.options, read_facts(case.folder), without)


def page_differs(case: CaseFolder, without: frozenset[Rung]) -> object:
    """How the page without some rungs differs from Jinja2's; None if it does not."""
    program = loaded(case, without)
    converted = [pipeline.convert(program, name) for name in program.sources]
    if any(one.code is None for one in converted):
        return [str(item.title) for one in converted for item in one.diagnostics.items]
    modules = {one.path: one.code for one in converted if one.code is not None}
    imports = {path for one in converted for path in one.imports}
    modules |= pipeline.support(program, converted) | runtime_files(imports, case.options.undefined)
    shown = rendered(case, functools.partial(props_of, program.program))
    module = os.path.splitext("templates/" + shown.template)[0]
    return compare_pages(shown.page, renderer(case.options.import_alias).render(modules, module, shown.props))


@functools.cache
def rungs_of(name: str) -> frozenset[str]:
    """The rungs that the templates of a case climb."""
    case = next(case for case in CASES if case.name == name)
    program = loaded(case, frozenset())
    return frozenset(region.rung for one in program.sources for region in pipeline.convert(program, one).regions)


@pytest.mark.parametrize("without", RUNGS, ids=lambda without: "+".join(sorted(without)))
def test_without_a_rung(without: frozenset[Rung]) -> None:
    climbing = [case for case in CASES if rungs_of(case.name) & without]
    assert climbing, "no case climbs this rung"
    assert {case.name: page_differs(case, without) for case in climbing} == dict.fromkeys(
        (case.name for case in climbing), None
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_without_any_tree(case: CaseFolder) -> None:
    """Each body as one string of HTML, which is what a region that no rung takes becomes."""
    without = frozenset[Rung]({"i"})
    assert page_differs(case, without) is None or "functional-comment" in told(case, without)


def told(case: CaseFolder, without: frozenset[Rung]) -> set[str]:
    """The messages of a case: React prints no comments, and without elements no HTML text of one keeps Knockout's."""
    program = loaded(case, without)
    return {item.code for name in program.sources for item in pipeline.convert(program, name).diagnostics.items}
