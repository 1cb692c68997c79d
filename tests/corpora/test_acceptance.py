"""What becomes of the real templates: none fails, and no figure of `ratchet.toml` gets worse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.corpora.run import Figures, Measured, measure_all, table, top_reasons
from tests.support.corpora import core_corpora

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

RATCHET: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("ratchet.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def measured() -> list[Measured]:
    found = measure_all(core_corpora())
    print(f"\n{table(found)}\n\n{top_reasons(found)}")
    return found


@pytest.fixture(scope="module")
def total(measured: list[Measured]) -> Figures:
    return sum((one.figures for one in measured), Figures())


def test_nothing_fails(measured: list[Measured]) -> None:
    assert [crash for one in measured for crash in one.crashes] == []


def test_what_jinja_compiles_is_read(measured: list[Measured]) -> None:
    assert [name for one in measured for name in one.disagreements] == []


def test_templates_with_errors(total: Figures) -> None:
    assert total.errors <= RATCHET["with_errors"]["most"], total


def test_type_errors(total: Figures) -> None:
    assert total.tsc <= RATCHET["type_errors"]["most"], total


def test_templates_without_loss(total: Figures) -> None:
    assert total.plain >= RATCHET["without_loss"]["least"], total


def test_raw_regions(total: Figures) -> None:
    assert total.raw <= RATCHET["raw_regions"]["most"], total


def test_unknown_props(total: Figures) -> None:
    assert 100 * total.unknown / total.props <= RATCHET["unknown_props"]["most_per_cent"], total


def test_helpers(total: Figures) -> None:
    assert 100 * total.helpers / total.expressions <= RATCHET["helpers"]["most_per_cent"], total
