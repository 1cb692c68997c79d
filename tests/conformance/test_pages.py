"""The recorded cases as components: the same page as Jinja2's, but for those that are listed here."""

from __future__ import annotations

import dataclasses

import pytest

from tests.conformance.cases import cases
from tests.conformance.pages import SAME, PageOutcome, run_pages, section
from tests.conformance.report import DOCUMENT

PAGES = 634
"""How many cases have a page."""
BY_USE = 625
"""How many of them are the same with types by use alone: may only rise."""
NOT_SAME = {"3258f6515147": "contract"}
"""A Markup value that opens `<p>` for what follows it, which no tree of React is. By use it is text, so the encoder
refuses it."""


@pytest.fixture(scope="module")
def outcomes() -> list[PageOutcome]:
    """What becomes of every case that has a page."""
    return run_pages(cases())


def test_all_pages_are_the_same_but_the_listed(outcomes: list[PageOutcome]) -> None:
    assert len(outcomes) == PAGES
    rest = [outcome for outcome in outcomes if outcome.kind not in SAME]
    assert {outcome.case.id: outcome.kind for outcome in rest} == NOT_SAME, rest


def test_types_by_use_suffice_for_most(outcomes: list[PageOutcome]) -> None:
    assert sum(outcome.kind == "by use" for outcome in outcomes) >= BY_USE


def test_document_is_current(outcomes: list[PageOutcome]) -> None:
    assert section(outcomes) in DOCUMENT.read_text(encoding="utf-8"), "run `make conformance`"


def test_another_page_counts_as_wrong() -> None:
    case = next(case for case in cases() if case.source == "{{ foo }}" and case.output)
    (outcome,) = run_pages([dataclasses.replace(case, output=f"{case.output}.")])
    assert outcome.kind == "wrong"
