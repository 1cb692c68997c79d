"""Every case folder: the modules are those that are written down, they type-check, and they render Jinja2's page."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.snapshot import CaseExtension, CaseFolder, case_folders, outputs, remove_stale, transpile_case
from tests.support.tsc import check_types
from tests.support.wire import to_wire
from transpiler.options import Options
from transpiler.verify import ReactRenderer, compare_pages

CASES = case_folders()
RENDERED = [case for case in CASES if case.rendering]

_OURS = {"tags", "autoescape", "import_alias", "extensions"}
"""Options that `jinja2.Environment` spells in another way or does not have."""


def test_there_are_cases() -> None:
    assert CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: CaseFolder, snapshot: SnapshotAssertion, pytestconfig: pytest.Config) -> None:
    conversion = transpile_case(case)
    files = outputs(case, conversion.modules, conversion.diagnostics)
    for path, text in files.items():
        assert text == snapshot(extension_class=CaseExtension, name=path)
    stale = remove_stale(case, files, update=bool(pytestconfig.getoption("update_snapshots")))
    assert not stale, "nothing writes these any more; `pytest --snapshot-update` deletes them"


def test_types(tmp_path: Path) -> None:
    """One run of the type checker for all cases, since starting it takes longer than a case does."""
    for case in CASES:
        for path, code in transpile_case(case).modules.items():
            file = tmp_path / case.name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            own = f'"@/{case.name}/'
            file.write_text(code.replace(f'"{case.options.import_alias}/', own), encoding="utf-8")
    assert check_types(tmp_path) == []


@pytest.fixture(scope="module")
def renderers() -> dict[str, ReactRenderer]:
    return {alias: ReactRenderer(alias=alias) for alias in {case.options.import_alias for case in RENDERED}}


@pytest.mark.parametrize("case", RENDERED, ids=lambda case: case.name)
def test_same_page(case: CaseFolder, renderers: dict[str, ReactRenderer]) -> None:
    rendering = case.rendering
    assert rendering is not None
    expected = jinja_environment(case).get_template(rendering.template).render(rendering.context)
    module = "templates/" + rendering.template.removesuffix(".html")
    props = {name: to_wire(value) for name, value in rendering.context.items()}
    modules = transpile_case(case).modules
    actual = renderers[case.options.import_alias].render(modules, module, props)
    if rendering.template.endswith(".html"):
        assert compare_pages(expected, actual) is None
    else:
        assert actual == expected


def jinja_environment(case: CaseFolder) -> jinja2.Environment:
    """Jinja2 with the settings of the case."""
    options = case.options
    given = options.model_dump(exclude=_OURS | (set(Options.model_fields) - options.model_fields_set))
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(case.source),
        autoescape=lambda name: options.autoescapes(name or ""),
        extensions=[f"jinja2.ext.{extension}" for extension in sorted(options.extensions)],
        **given,
    )
