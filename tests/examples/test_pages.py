"""Every template of the examples and of flaskr: React renders Jinja2's page in every case, and TypeScript agrees."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples.apps import EXAMPLES, Example, converted, difference, has_page
from tests.support.tsc import check_types
from transpiler.verify import ReactRenderer

PAGES = [(example, template, case) for example in EXAMPLES for template, case in example.cases]


@pytest.fixture(scope="module")
def renderer() -> ReactRenderer:
    return ReactRenderer()


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_every_template_is_converted(example: Example) -> None:
    files = {path.relative_to(example.templates).as_posix() for path in example.templates.rglob("*") if path.is_file()}
    assert files == set(example.contexts.CONTEXTS)
    assert files == set(converted(example).modules)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_every_page_has_three_cases(example: Example) -> None:
    few = {template for template, cases in example.contexts.CONTEXTS.items() if len(cases) < 3}
    assert {template for template in few if example.render(template, "empty").strip()} == set()


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_nothing_is_lost(example: Example) -> None:
    assert [item for item in converted(example).diagnostics if item.severity != "note"] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_types(example: Example, tmp_path: Path) -> None:
    for name, code in converted(example).files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(code, encoding="utf-8")
    assert check_types(tmp_path) == []


@pytest.mark.parametrize(("example", "template", "case"), PAGES, ids=str)
def test_same_page(example: Example, template: str, case: str, renderer: ReactRenderer) -> None:
    if has_page(example, template):
        assert difference(example, template, case, renderer) == ""
    else:
        assert not example.render(template, case).strip()
