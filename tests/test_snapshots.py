"""Every case folder: the modules are those that are written down, they type-check, and they render Jinja2's page."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import jinja2
import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.snapshot import CaseExtension, CaseFolder, case_folders, outputs, remove_stale, transpile_case
from tests.support.snapshot_app import Props, Visit, visit
from tests.support.tsc import check_types
from transpiler.bridge import Recorder
from transpiler.options import Options
from transpiler.project import props_of
from transpiler.verify import ReactRenderer, compare_pages

CASES = case_folders()
RENDERED = [case for case in CASES if case.rendering or case.has_app]
HELPERS = "lib/jinja/"

_OURS = {"autoescape", "extensions", "import_alias", "policies", "tags", "undefined"}
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
        conversion = transpile_case(case)
        for path, code in conversion.modules.items() if conversion.complete else ():
            shared = path.startswith(HELPERS)
            file = tmp_path / path if shared else tmp_path / case.name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(code if shared else _at_home(case, code), encoding="utf-8")
        if case.options.actions:
            form = tmp_path / case.name / "bridge" / "action-form.tsx"
            form.parent.mkdir(parents=True, exist_ok=True)
            form.write_text(_ACTION_FORM, encoding="utf-8")
    assert check_types(tmp_path) == []


_ACTION_FORM = """import type { ComponentProps } from "react";
export declare function ActionForm(props: ComponentProps<"form">): React.ReactNode;
"""
"""The shape of the component that belongs to the project of `migrate`, where the project itself is type-checked."""


def _at_home(case: CaseFolder, code: str) -> str:
    """The code as it stands in a folder of the case, with helpers that all cases share."""
    alias = re.escape(case.options.import_alias)
    return re.sub(f'"{alias}/({HELPERS})?', lambda m: f'"@/{m[1] or case.name + "/"}', code)


@pytest.fixture(scope="module")
def renderers() -> dict[str, ReactRenderer]:
    return {alias: ReactRenderer(alias=alias) for alias in {case.options.import_alias for case in RENDERED}}


@pytest.mark.parametrize("case", RENDERED, ids=lambda case: case.name)
def test_same_page(case: CaseFolder, renderers: dict[str, ReactRenderer]) -> None:
    conversion = transpile_case(case)
    shown = rendered(case, functools.partial(props_of, conversion.program))
    module = "templates/" + shown.template.removesuffix(".html")
    actual = renderers[case.options.import_alias].render(conversion.modules, module, shown.props)
    if shown.template.endswith(".html"):
        assert compare_pages(shown.page, actual) is None
    else:
        assert actual == shown.page


def rendered(case: CaseFolder, props: Props) -> Visit:
    """Jinja2's page of a case, and the props that React gets for it."""
    if case.has_app:
        return visit(case.folder, case.source, _settings(case), props)
    rendering = case.rendering
    assert rendering is not None
    environment = jinja_environment(case)
    page = environment.get_template(rendering.template).render(rendering.context)
    sees = environment.globals | rendering.context
    return Visit(page, rendering.template, props(rendering.template, sees, Recorder(environment).record))


def jinja_environment(case: CaseFolder) -> jinja2.Environment:
    """Jinja2 with the settings of the case, and translations that leave every message as it is."""
    extensions = [f"jinja2.ext.{extension}" for extension in sorted(case.options.extensions)]
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(case.source),
        autoescape=lambda name: case.options.autoescapes(name or ""),
        extensions=extensions,
        **_settings(case),
    )
    environment.undefined = getattr(jinja2, case.options.undefined)
    environment.policies.update(case.options.policies.model_dump(by_alias=True))
    if "i18n" in case.options.extensions:
        environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return environment


def _settings(case: CaseFolder) -> dict[str, Any]:
    options = case.options
    return options.model_dump(exclude=_OURS | (set(Options.model_fields) - options.model_fields_set))
