"""Switching a rung of the ladder off changes how a real template is written, and never the page.

A sample: of each corpus the first templates that climb the rung. `tests/test_rungs_off.py` does so with all cases.
"""

from __future__ import annotations

import functools

import pytest

from tests.corpora.run import load, project, subject_of
from tests.support.corpora import core_corpora
from transpiler import pipeline
from transpiler.html.tree import Rung
from transpiler.stack import in_deep_thread
from transpiler.verify import ReactRenderer, Subject, verify_templates

CORPORA = ("bootstrap-flask", "flask-admin", "jupyterhub", "reader:reader/_app/legacy")
RUNGS: tuple[Rung, ...] = ("i", "ii", "iii", "iv")
SAMPLE = 3
"""Templates per corpus and rung."""
LEAST = 5
"""Pages that are compared for a rung: a sample of none would prove nothing."""

BY_NAME = {corpus.name: corpus for corpus in core_corpora()}


@functools.cache
def converted(name: str, without: frozenset[Rung]) -> tuple[Subject, dict[Rung, list[str]]]:
    """A corpus, rungs being switched off, and its templates by the rung that they climb; the first is all elements'."""
    corpus = BY_NAME[name]
    loaded = load(corpus, without)
    done = [pipeline.convert(loaded, template) for template in loaded.sources]
    climbing: dict[Rung, list[str]] = {}
    for one in sorted(done, key=lambda one: one.name):
        if one.name in corpus.templates and one.code is not None:
            for rung in {"i", *(region.rung for region in one.regions)}:
                climbing.setdefault(rung, []).append(one.name)
    return subject_of(loaded, done, project(loaded, done)), climbing


def pages(name: str, templates: list[str], without: frozenset[Rung]) -> dict[tuple[str, str], str]:
    """How each page of the templates compares with Jinja2's, by template and context, rungs being switched off."""
    verdicts = verify_templates(converted(name, without)[0], templates, ReactRenderer()).verdicts
    return {(one.template, pair.label): pair.status for one in verdicts for pair in one.pairs}


@pytest.mark.parametrize("rung", RUNGS)
def test_without_a_rung(rung: Rung) -> None:
    compared = in_deep_thread(lambda: sum(compared_pages(name, rung) for name in CORPORA))
    assert compared >= LEAST


def compared_pages(name: str, rung: Rung) -> int:
    """How many pages of a corpus are the same with all rungs, which they must be without one too."""
    templates = converted(name, frozenset())[1].get(rung, [])[:SAMPLE]
    if not templates:
        return 0
    off = pages(name, templates, frozenset({rung}))
    with_all = pages(name, templates, frozenset())
    same = [place for place, status in with_all.items() if status == "same" and place in off]
    assert {place: off[place] for place in same if off[place] != "same"} == {}, name
    return len(same)
