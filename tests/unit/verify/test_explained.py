"""Which warnings explain a difference: those about its place, and those that say what follows from them."""

from __future__ import annotations

import pytest

from transpiler import pipeline
from transpiler.diagnostics import CATALOG, Diagnostic
from transpiler.facts import AppFacts
from transpiler.options import Options
from transpiler.source import Source, Span
from transpiler.verify.explained import EFFECTS, Failure, Warned, explains, warned_about
from transpiler.verify.writing import Lines


def test_every_warning_says_what_it_explains() -> None:
    notes = {"unquoted-value"}  # it says for which values the page is other
    assert EFFECTS.keys() == {code for code, entry in CATALOG.items() if entry.severity == "warning"} | notes


def lines_of(code: str, marked: str, **templates: str) -> set[tuple[str, int]]:
    """The lines that a warning about the first `marked` text of the templates is about."""
    texts = {f"{name}.html": text for name, text in templates.items()}
    loaded = pipeline.load(texts, Options(), AppFacts())
    name, text = next((name, text) for name, text in texts.items() if marked in text)
    at = text.index(marked)
    item = Diagnostic(code, Source(name, text), Span(at, at + len(marked)), "title")
    (warned,) = warned_about(loaded.program, [item])
    return {(lines.template, line) for lines in warned.lines for line in range(lines.first, lines.last + 1)}


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>\n{{ a[b] }}\n</p>", {2}),
        ("{% if a[b] %}\n<p>\n{% endif %}\n<p>", {1, 2, 3}),
        ("{% if x %}\n{{ a[b] }}\n<p>\n{% endif %}", {2}),
        ("{% for x in a[b] %}\n{{ x }}\n{% endfor %}\n<p>", {1, 2, 3}),
        ("{% set x = a[b] %}\n<p>\n{{ x }}\n<p>", {1, 3}),
        ("{% set x %}\n{{ a[b] }}\n{% endset %}\n<p>\n{{ x }}", {2, 5}),
        ("{% if a[b] %}{% set x = 1 %}{% endif %}\n<p>\n{{ x }}", {1, 3}),
        ("{% macro m() %}\n{{ a[b] }}\n{% endmacro %}\n<p>\n{{ m() }}", {2, 5}),
    ],
)
def test_what_a_place_decides(page: str, lines: set[int]) -> None:
    assert lines_of("computed-attribute", "a[b]", page=page) == {("page.html", line) for line in lines}


def test_a_macro_prints_where_other_templates_call_it() -> None:
    ui = "{% macro m(a, b) %}\n{{ a[b] }}{% endmacro %}"
    page = '{% import "ui.html" as ui %}\n<p>\n{{ ui.m(1, 2) }}'
    assert lines_of("computed-attribute", "a[b]", ui=ui, page=page) == {("ui.html", 2), ("page.html", 3)}


def test_a_block_prints_where_others_call_super() -> None:
    base = "{% block a %}\n{{ x[y] }}{% endblock %}"
    page = '{% extends "base.html" %}{% block a %}\n<p>\n{{ super() }}{% endblock %}'
    assert lines_of("computed-attribute", "x[y]", base=base, page=page) == {("base.html", 2), ("page.html", 3)}


HERE = (Lines("a.html", 3, 3),)
ELSEWHERE = (Lines("a.html", 7, 7),)


def test_a_warning_about_another_place_explains_nothing() -> None:
    warned = Warned("unsayable-attribute", HERE, "@click")
    assert explains(warned, Failure("p: attribute @click", lines=HERE))
    assert not explains(warned, Failure("p: attribute id", lines=ELSEWHERE))
    assert not explains(warned, Failure("p: attribute id", lines=(Lines("b.html", 3, 3),)))
    assert not explains(warned, Failure("React raises TypeError: x is not a function"))


def test_a_page_without_a_place_is_explained_by_what_the_warning_says_of_it() -> None:
    whole = Warned("computed-attribute", HERE, "form[name]")
    names = frozenset({"form", "user"})
    assert explains(whole, Failure("the encoder refuses the context: form['x']: a function has no form", names))
    assert not explains(whole, Failure("the encoder refuses the context: user.age: a str is promised", names))
    assert explains(Warned("dynamic-extends", HERE, "x"), Failure("React raises RuntimeError: TemplateNotFound: y"))
    assert not explains(Warned("dynamic-extends", HERE, "x"), Failure("React raises TypeError: y"))
    stub = Warned("unknown-filter", HERE, "x|shout")
    assert explains(stub, Failure("React raises Error: shout was not called so by Jinja2: []"))
    assert not explains(stub, Failure("React raises Error: whisper was not called so by Jinja2: []"))


@pytest.mark.parametrize("code", ["raises", "unknown-macro"])
def test_what_both_sides_do_alike_explains_nothing(code: str) -> None:
    assert not explains(Warned(code, HERE, "x"), Failure("(root): child 1", lines=HERE))
