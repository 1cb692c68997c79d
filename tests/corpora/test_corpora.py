"""The real templates are all there, under the names their apps use."""

from __future__ import annotations

from tests.corpora.run import Figures, Measured, document, large_section
from tests.support.corpora import core_corpora, flask_tutorial
from tests.support.paths import ROOT


def test_core_templates_are_all_there() -> None:
    corpora = core_corpora()
    files = [file for corpus in corpora for file in corpus.templates.values()]
    assert len(files) == len(set(files)) == 554
    for corpus in corpora:
        for name, file in corpus.templates.items():
            assert corpus.source(name) == file.read_text(encoding="utf-8")


def test_a_corpus_sees_the_folders_behind_its_own() -> None:
    by_name = {corpus.name: corpus for corpus in core_corpora()}
    theme = by_name["noggin:noggin/themes/fas"]
    assert theme.source("base.html") is not None
    assert "base.html" not in theme.templates
    assert by_name["govuk-frontend-jinja"].source("govuk_frontend_jinja/components/button/macro.html") is not None
    assert by_name["flask-admin"].source("admin/base.html") is not None
    assert theme.source("no-such.html") is None


def test_the_table_has_all_corpora() -> None:
    lines = (ROOT / "docs" / "corpora.md").read_text(encoding="utf-8").splitlines()
    rows = {line.split("|")[1].strip(): line.split("|")[2].strip() for line in lines if line.startswith("| ")}
    for corpus in core_corpora():
        assert rows[corpus.name] == str(len(corpus.templates))


def test_the_tutorial_app() -> None:
    assert (flask_tutorial() / "flaskr" / "templates" / "base.html").is_file()
    assert (flask_tutorial() / "tests" / "conftest.py").is_file()


def test_the_section_of_the_large_corpora_stays_where_the_table_is_written() -> None:
    one = Measured("one", Figures(templates=3, same=2, verified=1, covered=1))
    large = large_section([Measured("large", Figures(templates=9))])
    text = document([one], f"\n{large}")
    assert text.count("## Large corpora") == 1
    assert [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")] == [
        "corpus", "one", "**all**", "corpus", "large",
    ]  # fmt: skip
