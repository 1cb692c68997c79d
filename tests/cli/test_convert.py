"""What the command does with good inputs: where it writes, what it leaves alone, what it prints."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from transpiler.diagnostics import CATALOG
from transpiler.ir.serialize import from_json

Write = Callable[[str, "str | bytes"], Path]

CARD = "<b>{{ title }}</b>"


def texts(out: Path) -> dict[str, str]:
    return {path.relative_to(out).as_posix(): path.read_text() for path in out.rglob("*") if path.is_file()}


def test_one_file_gives_the_code_that_the_whole_folder_gives(run: Run, write: Write, tmp_path: Path) -> None:
    write("templates/card.html", CARD)
    write("templates/sub/page.html", "<p>{% include 'card.html' %}</p>")
    assert run("convert", "templates", "-o", "out").exit_code == 0
    batch = (tmp_path / "out/templates/sub/page.tsx").read_text()
    assert run("convert", "templates/sub/page.html").stdout == batch
    given = b"<p>{% include 'card.html' %}</p>"
    piped = run("convert", "-", "--stdin-filename", "templates/sub/page.html", given=given)
    assert piped.stdout == batch
    unsaved = run("convert", "-", "--stdin-filename", "templates/sub/new.html", given=b"<i>{{ x }}</i>")
    assert "function SubNew(" in unsaved.stdout
    assert not (tmp_path / "templates/sub/new.html").exists()


def test_a_file_without_a_templates_folder_brings_only_what_it_names(run: Run, write: Write) -> None:
    write("page.html", "<p>{% include 'parts/card.html' %}</p>")
    write("parts/card.html", CARD)
    write("broken.html", "{% if %}")
    result = run("convert", "page.html")
    assert result.exit_code == 0
    assert 'from "@/templates/parts/card"' in result.stdout
    assert result.stderr == ""


def test_standard_input_alone(run: Run) -> None:
    assert "export default function Stdin(" in run("convert", "-", given=b"<p>{{ x }}</p>").stdout
    bad = run("convert", "-", given=b"\xff")
    assert bad.exit_code == 1
    assert (bad.stdout, "not-utf-8" in bad.stderr) == ("", True)


def test_messages_of_code_on_standard_output_go_to_standard_error(run: Run, write: Write) -> None:
    write("templates/a.html", "{% if %}")
    result = run("convert", "templates/a.html")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error[syntax-error]" in result.stderr
    assert "\x1b" not in result.stderr


def test_the_same_input_gives_the_same_bytes_and_writes_nothing_twice(run: Run, write: Write, tmp_path: Path) -> None:
    write("templates/a.html", "<p>{{ x|title }}</p>")
    write("templates/b.html", "{% include 'a.html' %}")
    assert run("convert", "templates", "-o", "out").exit_code == 0
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*") if path.is_file()}
    again = run("convert", "templates", "-o", "out")
    assert "0 written" in again.stdout
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*") if path.is_file()} == before
    run("convert", "templates", "-o", "other")
    assert texts(tmp_path / "other") == texts(tmp_path / "out")


def test_a_file_edited_by_hand_is_left_alone(run: Run, write: Write, tmp_path: Path) -> None:
    write("templates/a.html", "<p>1</p>")
    write("templates/b.html", "<p>1</p>")
    run("convert", "templates", "-o", "out")
    edited = tmp_path / "out/templates/a.tsx"
    edited.write_text("// mine\n" + edited.read_text())
    mine = edited.read_text()
    write("templates/a.html", "<p>2</p>")
    write("templates/b.html", "<p>2</p>")
    result = run("convert", "templates", "-o", "out")
    assert result.exit_code == 1
    assert "templates/a.tsx was edited by hand and is left as it is, though what it was made from" in result.stderr
    assert edited.read_text() == mine
    assert "2" in (tmp_path / "out/templates/b.tsx").read_text()
    assert run("convert", "templates", "-o", "out").exit_code == 1, "it is not forgotten"
    assert run("convert", "templates", "-o", "out", "--force").exit_code == 0
    assert edited.read_text() != mine


def test_a_file_that_was_there_before_is_left_alone(run: Run, write: Write) -> None:
    write("templates/a.html", "<p>1</p>")
    mine = write("out/templates/a.tsx", "mine")
    assert run("convert", "templates", "-o", "out").exit_code == 1
    assert mine.read_text() == "mine"


def test_outputs_of_removed_templates_go(run: Run, write: Write, tmp_path: Path) -> None:
    gone = write("templates/sub/gone.html", "<p>{{ x|title }}</p>")
    also = write("templates/also.html", "<p>1</p>")
    write("templates/a.html", "<p>1</p>")
    run("convert", "templates", "-o", "out")
    helpers = {path.name for path in (tmp_path / "out/lib/jinja").iterdir()}
    (tmp_path / "out/templates/also.tsx").write_text("mine")
    gone.unlink()
    also.unlink()
    result = run("convert", "templates", "-o", "out")
    assert "templates/sub/gone.tsx belongs to nothing any more: removed" in result.stderr
    assert "templates/also.tsx belongs to a template that is gone, but was edited by hand" in result.stderr
    assert not (tmp_path / "out/templates/sub").exists()
    assert (tmp_path / "out/templates/also.tsx").read_text() == "mine"
    left = tmp_path / "out/lib/jinja"
    assert not left.exists() or {path.name for path in left.iterdir()} < helpers


def test_a_part_of_the_templates_keeps_the_rest(run: Run, write: Write, tmp_path: Path) -> None:
    write("templates/a.html", "<p>{{ x|title }}</p>")
    write("templates/b.html", "<p>{{ request.path }}</p>")
    run("convert", "templates", "-o", "out")
    whole = texts(tmp_path / "out")
    result = run("convert", "templates/a.html", "-o", "out")
    assert result.exit_code == 0
    assert texts(tmp_path / "out") == whole


def test_the_templates_of_another_root_are_not_mixed_in(run: Run, write: Write, tmp_path: Path) -> None:
    write("one/templates/a.html", "<p>1</p>")
    write("two/templates/b.html", "<p>2</p>")
    assert run("convert", "one/templates", "-o", "out").exit_code == 0
    result = run("convert", "two/templates", "-o", "out")
    assert result.exit_code == 2
    assert "one/templates" in result.stderr
    assert run("convert", "one/templates", "two/templates", "-o", "out").exit_code == 0
    assert {"templates/a.tsx", "templates/b.tsx"} <= texts(tmp_path / "out").keys()


def test_the_first_root_wins(run: Run, write: Write, tmp_path: Path) -> None:
    write("one/templates/a.html", "<p>first</p>")
    write("two/templates/a.html", "<p>second</p>")
    result = run("convert", "one/templates", "two/templates", "-o", "out", "-v")
    assert "note[shadowed-template]: two/templates/a.html is hidden by one/templates/a.html" in result.stdout
    assert "first" in (tmp_path / "out/templates/a.tsx").read_text()


def test_the_output_may_lie_below_the_templates(run: Run, write: Write, tmp_path: Path) -> None:
    write("templates/a.html", "<p>1</p>")
    for _ in range(2):
        assert run("convert", "templates", "-o", "templates/out").exit_code == 0
    assert not (tmp_path / "templates/out/templates/out").exists()


def test_a_damaged_manifest_is_no_reason_to_overwrite(run: Run, write: Write) -> None:
    write("templates/a.html", "<p>1</p>")
    write("out/jinja2tsx.json", "{")
    result = run("convert", "templates", "-o", "out")
    assert result.exit_code == 2
    assert "jinja2tsx.json cannot be read" in result.stderr


def test_many_templates_on_many_cores(run: Run, write: Write, tmp_path: Path) -> None:
    for number in range(60):
        write(f"templates/t{number}.html", f"<p>{{{{ x{number} }}}}</p>{'{% if %}' if number == 7 else ''}")
    result = run("convert", "templates", "-o", "out", "--jobs", "2")
    assert result.exit_code == 1
    assert "59 converted, 1 failed" in result.stdout
    run("convert", "templates", "-o", "alone", "--jobs", "1")
    assert texts(tmp_path / "out") == texts(tmp_path / "alone")


@pytest.mark.parametrize("style", ["json", "sarif", "github"])
def test_messages_for_machines(run: Run, write: Write, style: str) -> None:
    write("templates/a.html", "<p>\n{% if %}</p>")
    for command in (["check", "templates"], ["convert", "templates", "-o", "out"]):
        result = run(*command, "--output-format", style)
        assert result.exit_code == 1
        if style == "github":
            assert result.stdout.startswith("::error file=templates/a.html,line=2,")
        else:
            found = json.loads(result.stdout)
            assert "templates/a.html" in json.dumps(found)


def test_check_writes_nothing(run: Run, write: Write, tmp_path: Path) -> None:
    write("templates/a.html", "<p>1</p>")
    assert run("check", "templates").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["templates"]


def test_the_ir_reads_back(run: Run, write: Write) -> None:
    write("templates/a.html", "<p>{{ x }}</p>")
    result = run("convert", "templates/a.html", "--emit", "ir")
    assert from_json(result.stdout).path == "templates/a.tsx"


def test_settings_of_the_project(run: Run, write: Write, tmp_path: Path) -> None:
    write("pyproject.toml", '[tool.jinja2tsx]\nimport-alias = "~"\nout = "web"\ntrim_blocks = true\n')
    write("app/templates/a.html", "{% include 'b.html' %}")
    write("app/templates/b.html", "<p>1</p>")
    assert run("convert", "app/templates").exit_code == 0
    assert 'from "~/templates/b"' in (tmp_path / "web/templates/a.tsx").read_text()
    assert run("convert", "app/templates", "--import-alias", "#").exit_code == 0
    assert 'from "#/templates/b"' in (tmp_path / "web/templates/a.tsx").read_text()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("trim_block = true", "did you mean `trim_blocks`?"),
        ("trim_blocks = 'often'", "`trim_blocks`"),
        ("extensions = ['i19n']", "`extensions"),
        ("= 1", "cannot be read"),
    ],
)
def test_wrong_settings(run: Run, write: Write, settings: str, message: str) -> None:
    write("pyproject.toml", f"[tool.jinja2tsx]\n{settings}\n")
    write("templates/a.html", "<p>1</p>")
    for command in (["convert", "templates", "-o", "out"], ["check", "templates"], ["preview", "templates/a.html"]):
        result = run(*command)
        assert result.exit_code == 2
        assert message in result.stderr


def test_names_of_the_app_get_stubs_that_stay_the_users(run: Run, write: Write, tmp_path: Path) -> None:
    write("templates/a.html", "<p>{{ x|markdown }}</p>")
    run("convert", "templates", "-o", "out")
    env = tmp_path / "out/lib/env.ts"
    assert "export function markdown(value: unknown, ...args: unknown[])" in env.read_text()
    assert "The filter `markdown` of: a.html" in env.read_text()
    env.write_text("export const markdown = (value: unknown) => String(value);\n")
    write("templates/b.html", "<p>{{ x|shout }}</p>")
    result = run("convert", "templates", "-o", "out")
    assert "edited" not in result.stderr
    assert env.read_text().startswith("export const markdown = (value: unknown) => String(value);\n")
    assert "export function shout(" in env.read_text()
    assert env.read_text().count("markdown") == 1


def test_preview_shows_the_page(run: Run, write: Write) -> None:
    write(
        "templates/base.html",
        "<html><head><title>{{ title }}</title></head><body>{% block main %}{% endblock %}</body></html>",
    )
    write(
        "templates/a.html", "{% extends 'base.html' %}{% block main %}<p>{{ name }} at {{ at.year }}</p>{% endblock %}"
    )
    write("context.json", '{"name": "<Ann>", "title": "T", "at": {"$datetime": "2026-11-20T12:00:00"}}')
    result = run("preview", "templates/a.html", "--context", "context.json")
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        "<!DOCTYPE html><html><head><title>T</title></head><body><p>&lt;Ann&gt; at 2026</p></body></html>\n"
    )


def test_preview_of_plain_text(run: Run, write: Write) -> None:
    write("templates/a.txt", "Hi {{ name }} <3\n")
    write("context.json", '{"name": "Ann"}')
    assert run("preview", "templates/a.txt", "--context", "context.json").stdout.startswith("Hi Ann <3")


def test_doctor(run: Run, write: Write) -> None:
    write("app.py", "from flask import Flask, render_template\napp = Flask(__name__)\n")
    write("templates/a.html", "<p>1</p>")
    result = run("doctor", ".")
    assert result.exit_code == 0, result.output
    for word in ("Node.js", "Prettier", "1 in ", "app"):
        assert word in result.stdout
    empty = run("doctor", "none")
    assert empty.exit_code == 1
    assert "none does not exist" in empty.stdout


def test_doctor_without_node(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["transpiler.cli.doctor"], "find_node", lambda _setting: None)
    write("templates/a.html", "<p>1</p>")
    result = run("doctor", ".")
    assert result.exit_code == 1
    assert "hint: install Node.js" in result.stdout


def test_explain(run: Run) -> None:
    assert run("explain", "syntax-error").stdout.startswith("error[syntax-error]: Jinja2 refuses this template\n")
    listed = run("explain").stdout
    assert all(code in listed for code in CATALOG)


def test_the_manifest_says_what_each_template_needs(run: Run, write: Write, tmp_path: Path) -> None:
    write("templates/a.html", "{% for post in posts %}<p>{{ post.title }}</p>{% endfor %}{{ request.path }}")
    run("convert", "templates", "-o", "out")
    manifest = json.loads((tmp_path / "out/jinja2tsx.json").read_text())
    entry = manifest["files"]["templates/a.tsx"]
    contract = entry["contract"]
    names = contract["defs"][contract["root"]["name"]]["fields"]
    assert list(names) == ["posts"]
    assert "title" in json.dumps(contract)
    assert "path" in json.dumps(entry["ctx"]["globals"])


@pytest.mark.parametrize(
    ("alias", "spelled"),
    [
        ("~/web", '"~/web/lib/jinja/'),
        (".", '"../../lib/jinja/'),
        ("#", '"#/lib/jinja/'),
    ],
)
def test_however_imports_are_spelled_the_helpers_are_there(
    run: Run, write: Write, tmp_path: Path, alias: str, spelled: str
) -> None:
    write("templates/lib/a.html", "<p>{{ x|title }}{{ request.path }}</p>")
    result = run("convert", "templates", "-o", "out", "--import-alias", alias)
    assert result.exit_code == 0
    assert spelled in (tmp_path / "out/templates/lib/a.tsx").read_text()
    for path in (tmp_path / "out").rglob("*.ts*"):
        for line in path.read_text().splitlines():
            if line.startswith("import") and "/lib/jinja/" in line:
                stem = line.rpartition("/lib/jinja/")[2].rstrip('";')
                assert [found.stem for found in (tmp_path / "out/lib/jinja").glob(f"{stem}.ts*")] == [stem]
    assert (tmp_path / "out/lib/ctx.ts").exists()


def test_what_would_change_is_told_and_nothing_written(run: Run, write: Write, tmp_path: Path) -> None:
    write("templates/a.html", "<p>{{ x }}</p>")
    write("templates/b.html", "<p>1</p>")
    result = run("convert", "templates", "-o", "web", "--check")
    assert result.exit_code == 1
    assert "3 to write, 0 unchanged" in result.stdout
    assert not (tmp_path / "web").exists()
    assert run("convert", "templates", "-o", "web").exit_code == 0
    assert run("convert", "templates", "-o", "web", "--check").exit_code == 0
    write("templates/a.html", "<p>{{ x }}!</p>")
    (tmp_path / "templates/b.html").unlink()
    before = {path: path.read_bytes() for path in (tmp_path / "web").rglob("*") if path.is_file()}
    result = run("convert", "templates", "-o", "web", "--diff")
    assert result.exit_code == 1
    assert "--- web/templates/a.tsx\n+++ web/templates/a.tsx\n" in result.stdout
    assert "-  return <p>{x}</p>;\n+  return <p>{x}!</p>;\n" in result.stdout
    assert "--- web/templates/b.tsx\n+++ /dev/null\n" in result.stdout
    assert {path: path.read_bytes() for path in (tmp_path / "web").rglob("*") if path.is_file()} == before


def test_check_reads_what_an_editor_holds(run: Run, write: Write) -> None:
    write("templates/base.html", "<main>{% block body %}{% endblock %}</main>")
    write("templates/a.html", "saved")
    typed = b"{% extends 'base.html' %}{% block body %}{{ x }{% endblock %}"
    result = run("check", "-", "--stdin-filename", "templates/a.html", "--output-format", "github", given=typed)
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=templates/a.html,line=1,")
    good = run("check", "-", "--stdin-filename", "templates/a.html", given=b"{% extends 'base.html' %}")
    assert good.exit_code == 0
    assert "0 errors" in good.stdout


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [("FORCE_COLOR", "1", True), ("NO_COLOR", "1", False), ("FORCE_COLOR", "", False)],
)
def test_colors(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, expected: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    write("templates/a.html", "{{ x }")
    assert ("\x1b[" in run("check", "templates").stdout) == expected


def test_the_summary_counts_one_thing_as_one(run: Run, write: Write) -> None:
    write("templates/a.html", "{{ x|mine }}")
    result = run("check", "templates")
    assert "Messages     0 errors, 1 warning, 0 notes\n" in result.stdout


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('\nundefined = "Strict"', "pyproject.toml:4: `undefined` must be 'Undefined', "),
        ('[tool.jinja2tsx.policies]\n"truncate.leeway" = "x"', "pyproject.toml:4: `policies.truncate.leeway` must be"),
        ('import-alias = "@"\nlstrip-block = true', "pyproject.toml:4: [tool.jinja2tsx] has no setting `lstrip_block`"),
    ],
)
def test_wrong_settings_have_a_place(run: Run, write: Write, settings: str, message: str) -> None:
    write("pyproject.toml", f"\n[tool.jinja2tsx]\n{settings}\n")
    write("templates/a.html", "<p>1</p>")
    result = run("check", "templates")
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_wrong_option_is_named_as_it_was_typed(run: Run, write: Write) -> None:
    write("pyproject.toml", "[tool.jinja2tsx]\ntrim_blocks = true\n")
    write("templates/a.html", "<p>1</p>")
    assert "error: `--extension` must be " in run("check", "templates", "--extension", "i19n").stderr
