"""The command `verify`: what it compares, what it prints, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from transpiler.cli import main

LIST = "<ul>{% for item in items %}<li>{{ item.name }}</li>{% else %}<li>none</li>{% endfor %}</ul>"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["verify", *arguments])


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "list.html").write_text(LIST, encoding="utf-8")
    return folder


def test_same_pages_end_with_zero(templates: Path) -> None:
    result = run(str(templates))
    assert result.exit_code == 0, result.output
    assert "100 %" in result.output
    assert "0 cannot be compared" in result.output


def test_json_says_what_was_compared(templates: Path) -> None:
    (one,) = json.loads(run(str(templates), "--output-format", "json").stdout)["templates"]
    assert one["template"] == "list.html"
    assert one["coverage"] == 1
    assert {pair["status"] for pair in one["pairs"]} == {"same"}


def test_contexts_of_a_file(templates: Path, tmp_path: Path) -> None:
    contexts = tmp_path / "contexts.jsonl"
    items = [{"name": "<a>"}, {"$object": {"name": {"__html": "b"}}, "name": "Item"}]
    contexts.write_text(json.dumps({"template": "list.html", "context": {"items": items}}), encoding="utf-8")
    result = run(str(templates), "--contexts", str(contexts), "--output-format", "json")
    (one,) = json.loads(result.stdout)["templates"]
    assert [pair["status"] for pair in one["pairs"]] == ["same"]
    assert one["pairs"][0]["context"].endswith("contexts.jsonl:1")
    assert one["missed"] == [{"kind": "for", "line": 1, "way": False}]


def test_a_broken_file_of_contexts_is_wrong_usage(templates: Path, tmp_path: Path) -> None:
    contexts = tmp_path / "contexts.jsonl"
    contexts.write_text('{"template": "list.html"}', encoding="utf-8")
    result = run(str(templates), "--contexts", str(contexts))
    assert result.exit_code == 2
    assert "contexts.jsonl:1" in result.output


def test_contexts_for_other_templates_are_told(templates: Path, tmp_path: Path) -> None:
    contexts = tmp_path / "contexts.jsonl"
    other = json.dumps({"template": "lst.html", "context": {}})
    contexts.write_text(other, encoding="utf-8")
    result = run(str(templates), "--contexts", str(contexts))
    assert result.exit_code == 2
    assert "they name lst.html" in result.output
    contexts.write_text(f'{other}\n{{"template": "list.html", "context": {{}}}}', encoding="utf-8")
    result = run(str(templates), "--contexts", str(contexts))
    assert result.exit_code == 0
    assert "left out: lst.html" in result.stderr


def test_nothing_to_compare_is_wrong_usage(templates: Path, tmp_path: Path) -> None:
    contexts = tmp_path / "contexts.jsonl"
    contexts.write_text("", encoding="utf-8")
    result = run(str(templates), "--contexts", str(contexts))
    assert result.exit_code == 2
    assert "there are none" in result.output


def test_a_template_that_is_not_converted_is_no_success(templates: Path) -> None:
    (templates / "broken.html").write_text("{% if x %}", encoding="utf-8")
    result = run(str(templates))
    assert result.exit_code == 1
    assert "1 template has no module" in result.output
    assert "broken.html:1" in result.stderr


def test_a_report_that_cannot_be_written(templates: Path, tmp_path: Path) -> None:
    report = tmp_path / "reports" / "verify.html"
    assert run(str(templates), "--html", str(report)).exit_code == 0
    assert "list.html" in report.read_text("utf-8")
    result = run(str(templates), "--html", str(report / "inside.html"))
    assert result.exit_code == 2
    assert "cannot be written" in result.output


def test_an_app_that_cannot_be_imported_is_wrong_usage(templates: Path) -> None:
    result = run(str(templates), "--app-import", "no_such_module:app")
    assert result.exit_code == 2
    assert "no_such_module" in result.output


def test_macros_alone_are_called(tmp_path: Path) -> None:
    (tmp_path / "ui.html").write_text(
        "{% macro badge(text, kind='info') %}<b class=\"{{ kind }}\">{{ text }}{{ caller() }}</b>{% endmacro %}",
        encoding="utf-8",
    )
    result = run(str(tmp_path))
    assert result.exit_code == 0, result.output
    assert "100 %" in result.output


def test_the_apps_own_functions_answer_both_sides_alike(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        "<p>{{ text|markdown }}{% if user is admin %}!{% endif %}{{ moment(text, style='long') }}</p>", encoding="utf-8"
    )
    result = run(str(tmp_path), "--output-format", "json")
    (one,) = json.loads(result.stdout)["templates"]
    assert {pair["status"] for pair in one["pairs"]} == {"same"}
    assert one["coverage"] == 1


def test_a_difference_names_both_lines(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<div>\n<p>a</p>\n<p @click="x()">b</p>\n</div>', encoding="utf-8")
    report = tmp_path / "report.html"
    result = run(str(tmp_path), "--output-format", "json", "--html", str(report))
    assert result.exit_code == 1
    (pair, *_) = json.loads(result.stdout)["templates"][0]["pairs"]
    assert pair["status"] == "explained"
    assert pair["template_line"] == "page.html:3"
    assert pair["module_line"].startswith("templates/page.tsx:")
    assert "srcdoc" in report.read_text("utf-8")
