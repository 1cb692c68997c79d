"""The html5lib tree construction tests as static templates: React's page is Jinja2's, or a diagnostic says so.

A case counts if HTML can express its tree at all (what is written of it reads as the same tree) and React prints all
names in it (`expressible.mjs`). All pages are compared in standards mode, in which every page of React's is read.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import jinja2
import pytest

from tests.support.node import node_modules, run_node
from tests.unit.html.html5lib_data import documents
from transpiler import pipeline
from transpiler.options import Options
from transpiler.pipeline import Converted
from transpiler.project.runtime_files import runtime_files
from transpiler.verify import ReactRenderer, RenderError, Rendering, compare_many

_DOCTYPE = re.compile(r"\s*(<!--.*?-->\s*)*<!doctype", re.IGNORECASE | re.DOTALL)

TREES = 1411
"""Cases whose page is the same and is written as elements."""
STRINGS = 35
"""Cases whose page is the same with a region that is an HTML string."""
REFUSED = 9
"""Cases with a name that React refuses: one of an element with `<` in it, one of an attribute that is no name in XML.
Where no element holds them as a string a warning or an error says that the page differs."""
TOLD = 0
"""Cases of which a warning or an error says that the page differs, though React could show it."""
SILENT = 0
"""Cases whose page differs and nothing says so."""


@dataclass(frozen=True)
class Outcome:
    name: str
    text: str
    kind: str
    detail: str = ""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    texts = {f"{name}.html": data for name, data in documents().items()}
    templates = {name: f"{{% raw %}}{text}{{% endraw %}}" if "{" in text else text for name, text in texts.items()}
    loaded = pipeline.load(templates, Options())
    converted = {name: pipeline.convert(loaded, name) for name in templates}
    environment = jinja2.Environment(loader=jinja2.DictLoader(templates))
    pages = {name: standards(environment.get_template(name).render()) for name in templates}
    lost, refused = inexpressible(pages, tmp_path_factory.mktemp("pages"))
    kept = [one for name, one in converted.items() if name not in lost]
    found = judged(kept, loaded, pages, texts)
    return [replace(one, kind="refused") if one.kind == "told" and one.name in refused else one for one in found]


def standards(page: str) -> str:
    return page if _DOCTYPE.match(page) else f"<!doctype html>{page}"


def inexpressible(pages: dict[str, str], folder: Path) -> tuple[set[str], set[str]]:
    """The pages that HTML cannot express, and those that React cannot."""
    file = folder / "pages.json"
    file.write_text(json.dumps(list(pages.values())), encoding="utf-8")
    parse5 = node_modules() / "parse5" / "dist" / "index.js"
    result = run_node(str(Path(__file__).with_name("expressible.mjs")), str(file), str(parse5))
    assert result.returncode == 0, result.stderr
    names = list(pages)
    found = json.loads(result.stdout)
    return {names[index] for index in found["html"]}, {names[index] for index in found["react"]}


def judged(
    converted: list[Converted], loaded: pipeline.Loaded, pages: dict[str, str], texts: dict[str, str]
) -> list[Outcome]:
    written = [one for one in converted if one.code is not None]
    modules = {one.path: one.code or "" for one in written} | pipeline.support(loaded, written)
    modules |= runtime_files({path for one in written for path in one.imports})
    found = [Outcome(one.name, texts[one.name], "told", "error") for one in converted if one.code is None]
    shown = ReactRenderer().render_many(modules, [Rendering(one.path, {}) for one in written])
    drawn = [page for page in shown if not isinstance(page, RenderError)]
    left = [one for one, page in zip(written, shown, strict=True) if not isinstance(page, RenderError)]
    pairs = [(pages[one.name], standards(page)) for one, page in zip(left, drawn, strict=True)]
    for one, page in zip(written, shown, strict=True):
        if isinstance(page, RenderError):
            found.append(Outcome(one.name, texts[one.name], "told" if losses(one) else "silent", str(page)))
    for one, difference in zip(left, compare_many(pairs, mode="document"), strict=True):
        raw = any(region.rung == "vii" for region in one.regions)
        kind = ("string" if raw else "tree") if difference is None else "told" if losses(one) else "silent"
        found.append(Outcome(one.name, texts[one.name], kind, str(difference)))
    return found


def losses(one: Converted) -> bool:
    return any(item.severity != "note" for item in one.diagnostics.items)


def test_ratchet(outcomes: list[Outcome]) -> None:
    counted = Counter(one.kind for one in outcomes)
    assert counted["silent"] <= SILENT, [one for one in outcomes if one.kind == "silent"]
    assert counted["tree"] >= TREES, counted
    assert counted["string"] >= STRINGS, counted
    assert counted["told"] <= TOLD, [one for one in outcomes if one.kind == "told"]
    assert counted["refused"] <= REFUSED, counted
