"""The language and the run-time library, on every recorded case: templates as string modules, types unknown."""

from __future__ import annotations

import dataclasses

import pytest

from tests.conformance.cases import cases
from tests.conformance.engine import Outcome, run
from tests.conformance.report import DOCUMENT, RESULT, accepted, document, expected, listed


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    """What becomes of every case."""
    return run(cases())


def test_exactly_the_listed_cases_are_not_right(outcomes: list[Outcome]) -> None:
    details = [(item.reason, item.case.tests[0], item.detail) for item in outcomes if item.reason]
    assert listed(outcomes) == expected(), details


def test_no_page_is_wrong_without_a_word(outcomes: list[Outcome]) -> None:
    assert [(item.case.tests[0], item.detail) for item in outcomes if item.kind in ("wrong", "crashed")] == []


def test_all_cases_are_right(outcomes: list[Outcome]) -> None:
    assert sum(item.kind == "right" for item in outcomes) == 721


def test_document_is_current(outcomes: list[Outcome]) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    pages = text.rpartition(f"{RESULT}\n\n")[2].rstrip("\n")
    assert text == document(outcomes, pages), "run `make conformance`"


def test_another_page_counts_as_wrong_and_cannot_be_accepted() -> None:
    case = next(case for case in cases() if case.source == "{{ foo }}" and case.output)
    (outcome,) = run([dataclasses.replace(case, output=f"{case.output}.")])
    assert outcome.kind == "wrong"
    with pytest.raises(ValueError, match=case.id):
        accepted([outcome])


def test_a_page_where_jinja_raises_counts_as_wrong() -> None:
    case = next(case for case in cases() if case.output == "" and case.undefined == "Undefined" and not case.policies)
    (outcome,) = run([dataclasses.replace(case, output=None, error="UndefinedError")])
    assert outcome.kind == "wrong"
    assert "UndefinedError" in outcome.detail
