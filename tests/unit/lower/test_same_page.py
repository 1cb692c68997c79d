"""Filters, tests, methods and globals print what Jinja2 prints, and TypeScript finds nothing to say."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import jinja2
import pytest

from tests.support.node import node_modules, run_node
from tests.support.paths import CACHE, ROOT
from tests.support.tsc import check_types
from tests.unit.lower import world
from tests.unit.lower.harness import module_of

EXPRESSIONS = [
    line
    for line in Path(__file__).with_name("expressions.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    CACHE.mkdir(exist_ok=True)
    folder = tmp_path_factory.mktemp("page")
    source, errors = module_of(EXPRESSIONS)
    assert errors == []
    shutil.copytree(ROOT / "transpiler" / "runtime", folder / "lib" / "jinja")
    (folder / "templates").mkdir()
    (folder / "templates" / "page.ts").write_text(source, encoding="utf-8")
    return folder


def test_types(page: Path) -> None:
    source = (page / "templates" / "page.ts").read_text(encoding="utf-8").splitlines()
    wrong = []
    for error in check_types(page):
        match = re.match(r"templates/page\.ts\((\d+),", error)
        wrong.append(error + ("\n    " + source[int(match[1]) - 1].strip() if match else ""))
    assert not wrong, "\n".join(wrong)


def test_output(page: Path) -> None:
    expected, wrong = [_jinja(source) for source in EXPRESSIONS], []
    for source, want, got in zip(EXPRESSIONS, expected, _react(page), strict=True):
        if "error" in want and "error" in got:
            continue
        if want != got:
            wrong.append(f"{source}\n  jinja: {want}\n  node:  {got}")
    assert not wrong, f"{len(wrong)} of {len(expected)} differ:\n" + "\n".join(wrong)


def _jinja(source: str) -> dict[str, str]:
    environment = jinja2.Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(get_flashed_messages=_flashes, csrf_token=lambda: "t0k")
    try:
        return {"text": environment.from_string("{{ " + source + " }}").render(world.PYTHON)}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def _flashes(with_categories: bool = False, category_filter: Any = ()) -> list[Any]:
    pairs = [pair for pair in world.PYTHON_FLASHES if not category_filter or pair[0] in category_filter]
    return pairs if with_categories else [text for _, text in pairs]


def _react(page: Path) -> list[dict[str, str]]:
    given = [
        {"is": world.CONTEXT},
        *({"is": world.PROPS[name]} if name in world.PROPS else None for name in world.TYPES),
    ]
    script = Path(__file__).with_name("run_cases.mjs")
    asked = json.dumps({"count": len(EXPRESSIONS), "values": given})
    done = run_node(str(script), str(node_modules()), str(page), given=asked)
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, str]] = json.loads(done.stdout)
    return answers
