"""Templates and folders as they should not be: what is said, what is written, how it ends."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Write = Callable[[str, "str | bytes"], Path]


def outputs(out: Path) -> set[str]:
    """The modules of the templates."""
    return {path.relative_to(out / "templates").as_posix() for path in (out / "templates").rglob("*.ts*")}


@pytest.mark.parametrize(
    ("name", "text", "code", "place"),
    [
        ("bad.html", "<p>\n{% if x %}", "syntax-error", "bad.html:2:"),
        ("bad.html", "{{ x|nofilter }}", "unknown-filter", "bad.html:1:"),
        ("bad.html", "\n{% include 'none.html' %}", "missing-template", "bad.html:2:"),
        ("bad.html", "{% extends 'bad.html' %}", "extends-cycle", "bad.html:1:"),
        ("bad.html", b"ab\n c\xe9", "not-utf-8", "bad.html:2:3"),
        ("bad.html", "{% if x %}" * 2000 + "{% endif %}" * 2000, "nesting-limit", "bad.html:1:"),
    ],
)  # fmt: skip
def test_one_bad_template_does_not_stop_the_others(
    run: Run, write: Write, tmp_path: Path, name: str, text: str | bytes, code: str, place: str
) -> None:
    write(f"templates/{name}", text)
    write("templates/good.html", "<p>good</p>")
    result = run("convert", "templates", "-o", "out", "--report", "report.json", "--verbose")
    assert f"[{code}]" in result.output
    assert f"--> templates/{place}" in result.output
    assert "good.tsx" in outputs(tmp_path / "out")
    report = json.loads((tmp_path / "report.json").read_text())
    (bad,) = [one for one in report["templates"] if one["name"] == name]
    found = [one["code"] for one in bad["diagnostics"]]
    assert found == [code]
    failed = bad["diagnostics"][0]["severity"] == "error"
    assert result.exit_code == (1 if failed else 0)
    assert ("bad.tsx" in outputs(tmp_path / "out")) is not failed


def test_an_include_cycle_converts(run: Run, write: Write, tmp_path: Path) -> None:
    """Jinja2 allows it: a comment shows its replies."""
    write("templates/a.html", "<p>{% if x %}{% include 'b.html' %}{% endif %}</p>")
    write("templates/b.html", "<b>{% if y %}{% include 'a.html' %}{% endif %}</b>")
    assert run("convert", "templates", "-o", "out").exit_code == 0
    assert outputs(tmp_path / "out") == {"a.tsx", "b.tsx"}


def test_a_byte_order_mark_is_no_text(run: Run, write: Write) -> None:
    with_mark = write("templates/a.html", b"\xef\xbb\xbf<p>x</p>")
    without = write("templates/sub/a.html", "<p>x</p>")
    first, second = run("convert", str(with_mark)), run("convert", str(without))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stdout == second.stdout.replace("SubA", "A")


def test_windows_line_ends_change_nothing(run: Run, write: Write) -> None:
    text = "<pre>\n{% if x %}\na{{ x }}\n{% endif %}\n</pre>\n<p>\n  b\n</p>\n"
    unix = write("templates/a.html", text)
    first = run("convert", str(unix)).stdout
    windows = write("templates/a.html", text.replace("\n", "\r\n"))
    assert run("convert", str(windows)).stdout == first
    assert "\r" not in first


def test_an_empty_file_shows_nothing(run: Run, write: Write) -> None:
    result = run("convert", str(write("templates/a.html", "")))
    assert result.exit_code == 0
    assert "return null;" in result.stdout


def test_a_template_of_a_megabyte(run: Run, write: Write) -> None:
    row = f"<tr><td>{{{{ name }}}}</td><td>{'some text of a page ' * 50}</td></tr>\n"
    result = run("convert", str(write("templates/a.html", f"<table>{row * (1_000_000 // len(row))}</table>")))
    assert result.exit_code == 0, result.output[-500:]
    assert len(result.stdout) > 1_000_000


def test_ninety_nested_conditions_convert(run: Run, write: Write) -> None:
    text = "".join(f"{{% if x{level} %}}<i>" for level in range(90)) + "deep" + "</i>{% endif %}" * 90
    result = run("convert", str(write("templates/a.html", text)))
    assert result.exit_code == 0, result.output[-500:]
    assert "x89 &&" in result.stdout


def test_markup_nested_five_hundred_deep_converts(run: Run, write: Write) -> None:
    result = run("convert", str(write("templates/a.html", "<div>" * 500 + "deep" + "</div>" * 500)))
    assert result.exit_code == 0, result.output[-500:]
    assert result.stdout.count("</div>") == 500


def test_mail_as_html_and_as_text(run: Run, write: Write, tmp_path: Path) -> None:
    write("templates/mail.html", "<p>Hi {{ name }}</p>")
    write("templates/mail.txt", "Hi {{ name }}\n")
    assert run("convert", "templates", "-o", "out").exit_code == 0
    assert outputs(tmp_path / "out") == {"mail.tsx", "mail.txt.ts"}


def test_names_that_are_no_identifiers(run: Run, write: Write, tmp_path: Path) -> None:
    names = ("404.html", "class.html", "a-b.c.html", "é/ü.html", "a b.html", "x'y`${z}.html")
    for name in names:
        write(f"templates/{name}", "<p>x</p>")
    assert run("convert", "templates", "-o", "out").exit_code == 0
    assert outputs(tmp_path / "out") == {name.removesuffix(".html") + ".tsx" for name in names}


def test_names_that_differ_only_in_case(run: Run, write: Write, tmp_path: Path) -> None:
    write("templates/a.html", "<p>small</p>")
    if write("templates/A.html", "<p>large</p>").read_text() == (tmp_path / "templates/a.html").read_text():
        pytest.skip("this file system does not tell the names apart")
    result = run("convert", "templates", "-o", "out", "-v")
    assert result.exit_code == 0
    assert "[case-clash]" in result.output
    written = outputs(tmp_path / "out")
    assert len({name.lower() for name in written}) == 2


def test_a_folder_that_links_to_itself(run: Run, write: Write, tmp_path: Path) -> None:
    write("templates/sub/a.html", "<p>x</p>")
    (tmp_path / "templates/sub/loop").symlink_to(tmp_path / "templates", target_is_directory=True)
    (tmp_path / "templates/broken.html").symlink_to(tmp_path / "none")
    (tmp_path / "other").mkdir()
    write("other/b.html", "<p>y</p>")
    (tmp_path / "templates/linked").symlink_to(tmp_path / "other", target_is_directory=True)
    assert run("convert", "templates", "-o", "out").exit_code == 0
    assert outputs(tmp_path / "out") == {"sub/a.tsx", "linked/b.tsx"}


def test_two_names_for_one_file(run: Run, write: Write, tmp_path: Path) -> None:
    """The path that is given is the one that counts, though both lead to the same text."""
    write("templates/a.html", "<p>{{ x }}</p>")
    write("shared/c.html", "<i>{% include 'a.html' %}</i>")
    (tmp_path / "templates/b.html").symlink_to("a.html")
    (tmp_path / "templates/c.html").symlink_to("../shared/c.html")
    assert "function A(" in run("convert", "templates/a.html").stdout
    assert "function B(" in run("convert", "templates/b.html").stdout
    assert "<A x={x} />" in run("convert", "templates/c.html").stdout


def test_text_that_is_code_in_typescript(run: Run, write: Write) -> None:
    text = "<p>{ } ` ${x} */ // \\ </p><script>`${1}` */</script><!-- */ --><textarea></script></textarea>"
    result = run("convert", str(write("templates/a.html", f"{{# */ `${{ #}}{text}")))
    assert result.exit_code == 0, result.output
    again = run("preview", "templates/a.html")
    assert again.stdout.startswith("<p>{ } ` ${x} */ // \\")
    assert "<script>`${1}` */</script>" in again.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["convert", "none", "-o", "out"], "none does not exist"),
        (["convert", "templates"], "-o OUT"),
        (["convert", "-", "-o", "out"], "leave out -o"),
        (["convert", "empty", "-o", "out"], "no template in empty"),
        (["convert", "templates", "-o", "out", "--app", "none"], "no such folder"),
        (["convert", "templates", "-o", "file"], "it is a file"),
        (["convert", "templates", "-o", "file/out"], "cannot write"),
        (["convert", "templates", "-o", "out", "--emit", "ir"], "--emit ir"),
        (["convert", "templates", "-o", "out", "--templates", "none"], "is no folder"),
        (["convert", "templates", "-o", "out", "--extension", "i19n"], "`--extension`"),
        (["convert", "templates", "-o", "out", "--report", "file/report.json"], "cannot write file/report.json"),
        (["explain", "nope"], "no message has the code `nope`"),
        (["preview", "templates/a.html", "--context", "file"], "no context"),
        (["preview", "templates"], "is a folder"),
        (["convert", "templates", "-o", "out", "--nope"], "No such option"),
    ],
)
def test_wrong_usage(run: Run, write: Write, tmp_path: Path, arguments: list[str], message: str) -> None:
    write("templates/a.html", "<p>x</p>")
    write("file", "x")
    (tmp_path / "empty").mkdir()
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert message in result.stderr


def test_an_output_folder_that_refuses(run: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permission bits do not stop root, so the system's refusal is made here."""
    write("templates/a.html", "<p>x</p>")

    def refuse(source: str, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(os, "replace", refuse)
    result = run("convert", "templates", "-o", "out")
    assert result.exit_code == 2
    assert "cannot write" in result.stderr
    assert "Permission denied" in result.stderr
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == []


def test_ctrl_c_half_way_leaves_only_whole_files(
    run: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abcdef":
        write(f"templates/{name}.html", f"<p>{name}</p>")
    whole = run("convert", "templates", "-o", "whole")
    assert whole.exit_code == 0
    replace, calls = os.replace, []

    def interrupted(source: str, target: Path) -> None:
        calls.append(target)
        if len(calls) == 4:
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr(os, "replace", interrupted)
    result = run("convert", "templates", "-o", "out")
    assert result.exit_code == 130
    assert "interrupted" in result.stderr
    monkeypatch.setattr(os, "replace", replace)
    found = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    for path in found:
        if path.name != "jinja2tsx.json":
            assert path.read_text() == (tmp_path / "whole" / path.relative_to(tmp_path / "out")).read_text()
    assert 0 < len(found) < len([path for path in (tmp_path / "whole").rglob("*") if path.is_file()])
    assert run("convert", "templates", "-o", "out").exit_code == 0
    assert {path.name for path in (tmp_path / "out").rglob("*")} == {
        path.name for path in (tmp_path / "whole").rglob("*")
    }
