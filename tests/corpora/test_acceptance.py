"""What becomes of the real templates: all convert, nearly all without a loss, and the type checker has no complaint."""

from __future__ import annotations

import pytest

from tests.corpora.run import Figures, Measured, measure_all, table, top_reasons
from tests.support.corpora import core_corpora


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


def test_output_passes_the_type_checker(measured: list[Measured]) -> None:
    assert [f"{one.name}: {line}" for one in measured for line in one.types] == []


def test_nine_in_ten_are_written(total: Figures) -> None:
    assert total.errors <= 0.10 * total.templates, total


def test_three_in_four_lose_nothing(total: Figures) -> None:
    assert total.plain >= 0.75 * total.templates, total


def test_props_have_types(total: Figures) -> None:
    assert total.unknown <= 0.10 * total.props, total


def test_most_of_the_output_is_plain_code(total: Figures) -> None:
    assert total.helpers <= 0.15 * total.expressions, total
