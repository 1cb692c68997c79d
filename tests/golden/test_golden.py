"""The components written by hand are right: they cover every template, type-check and render Jinja2's pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.apps import APPS, App, module_of
from tests.support.tsc import check_types
from transpiler.verify import ReactRenderer, compare_pages

CASES = [(app, template, case) for app in APPS for template, case in app.example.cases]


@pytest.fixture(scope="module")
def renderer() -> ReactRenderer:
    return ReactRenderer()


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_every_template_is_there(app: App) -> None:
    files = app.example.contexts.CONTEXTS
    modules = app.modules()
    assert {name for name in files if not {f"{module_of(name)}.tsx", f"{module_of(name)}.ts"} & set(modules)} == set()


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_types(app: App, tmp_path: Path) -> None:
    for name, code in app.modules().items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(code, encoding="utf-8")
    assert check_types(tmp_path) == []


@pytest.mark.parametrize(("app", "template", "case"), CASES, ids=lambda value: getattr(value, "name", value))
def test_same_page(app: App, template: str, case: str, renderer: ReactRenderer) -> None:
    expected = app.example.render(template, case)
    if template.startswith("macros/"):
        assert expected.strip() == "", "a module of macros alone shows nothing, so it needs no component"
        return
    actual = renderer.render(app.modules(), module_of(template), app.props(template, case))
    if template.endswith(".html"):
        assert compare_pages(expected, actual) is None
    else:
        assert actual == expected
