"""Links of the real templates name routes that are read; routes are read as apps have them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.corpora.urls import Links, Rules, compare_rules, links_of, rules_of
from tests.support.corpora import core_corpora
from transpiler.facts import AppFacts, Route

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

RATCHET: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("ratchet.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def links() -> list[Links]:
    return [links_of(corpus) for corpus in core_corpora()]


def test_links_have_routes(links: list[Links]) -> None:
    resolved, literal = sum(one.resolved for one in links), sum(one.literal for one in links)
    assert 100 * resolved / literal >= RATCHET["urls"]["least_per_cent"]


def test_routes_that_the_code_has_are_found(links: list[Links]) -> None:
    assert [line for one in links for line in one.missed] == []


def test_links_are_written_as_paths(links: list[Links]) -> None:
    paths, literal = sum(one.paths for one in links), sum(one.literal for one in links)
    assert 100 * paths / literal >= RATCHET["url_paths"]["least_per_cent"]


@pytest.mark.parametrize("name", ["blog", "flaskr", "shop", "shop_fastapi", "wires"])
def test_routes_are_those_of_the_app(name: str) -> None:
    rules = rules_of(f"tests.e2e.apps.{name}")
    assert (rules.missing, rules.extra, rules.unknown) == ([], [], 0)
    assert rules.same > 0


def test_what_differs_is_told() -> None:
    read = [
        Route("a", "/<int:id>", {"id": "int"}),
        Route("b", "/b", {}, frozenset({"POST"})),
        Route("c", "/c", {}),
        Route("d", "/<config[X]>/d", {}),
        Route("e", "", {}, exact=False),
    ]
    facts = AppFacts("flask", {route.endpoint: [route] for route in read})
    told = {
        "rules": [
            ["a", "/<int:id>", ["GET"], "app"],
            ["b", "/b", ["GET"], "app"],
            ["d", "/x/y/d", ["GET"], "app"],
            ["e", "/e", ["GET"], "app"],
            ["f", "/f", ["GET"], "app.views"],
            ["g", "/g", ["GET"], "application"],
        ],
        "config": {"X": "/x/y/"},
    }
    missing = ["b /b: GET, read as POST", "f /f"]
    assert compare_rules("x", facts, told, "app") == Rules("x", 2, 1, 1, missing, ["c /c"])
