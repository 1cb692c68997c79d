"""How diagnostics look: frames for people, JSON, SARIF and GitHub commands for machines."""

from __future__ import annotations

import json

import pytest

from transpiler.diagnostics import CATALOG, Diagnostic, Label, explain, frame, render, similar_codes
from transpiler.source import Source, Span


def diagnostic(code: str, marked: str, **rest: object) -> Diagnostic:
    start = code.index(marked)
    span = Span(start, start + len(marked))
    return Diagnostic("syntax-error", Source("a.html", code), span, "it fails", **rest)  # type: ignore[arg-type]


def test_frame() -> None:
    text = "\n" * 11 + "    {% if wide %}</td>{% endif %}\n"
    found = diagnostic(
        text, "{% if wide %}</td>{% endif %}", label="depends on `wide`", text="It is written.", hint="move it"
    )
    assert (
        frame(found, "templates/a.html")
        == """\
error[syntax-error]: it fails
  --> templates/a.html:12:5
   |
12 |     {% if wide %}</td>{% endif %}
   |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ depends on `wide`
   |
   It is written.
   hint: move it
"""
    )


def test_frame_with_the_tag_that_opened_a_block() -> None:
    text = "{% for x in y %}\n<p>\n</p>\n{% endif %}"
    others = (Label(Span(0, 16), "opened here"),)
    assert frame(diagnostic(text, "{% endif %}", label="`endfor` expected", others=others)).splitlines()[2:] == [
        "  |",
        "1 | {% for x in y %}",
        "  | ---------------- opened here",
        "  :",
        "4 | {% endif %}",
        "  | ^^^^^^^^^^^ `endfor` expected",
        "  |",
    ]


@pytest.mark.parametrize(
    ("text", "marked", "code", "signs"),
    [
        ("\t{{ x }}", "x", "1 |     {{ x }}", "  |        ^"),
        ("漢字 {{ x }}", "x", "1 | 漢字 {{ x }}", "  |         ^"),
        ("\x1b[31m\u202e x", "x", "1 | ␛[31m\ufffd x", "  |        ^"),
        ("{{ x\n}}", "{{ x\n}}", "1 | {{ x", "  | ^^^^"),
    ],
)
def test_marks_stand_under_what_they_mark(text: str, marked: str, code: str, signs: str) -> None:
    assert frame(diagnostic(text, marked)).splitlines()[3:5] == [code, signs]


def test_a_long_line_is_cut_around_the_mark() -> None:
    line = frame(diagnostic("a" * 1_000_000 + "X" + "b" * 1_000_000, "X")).splitlines()
    assert max(map(len, line)) < 120
    assert line[3].index("X") == line[4].index("^")


@pytest.mark.parametrize("text", ["", "x", "x\n"])
def test_a_place_at_the_end_of_the_text(text: str) -> None:
    span = Span(len(text), len(text))
    assert "a.html:" in frame(Diagnostic("syntax-error", Source("a.html", text), span, "t"))


def test_color_only_where_asked() -> None:
    found = diagnostic("x", "x", hint="h")
    assert "\x1b" not in frame(found)
    assert "\x1b[1;31merror[syntax-error]" in frame(found, color=True)


def file_of(name: str) -> str:
    return f"my templates/{name}"


def test_json() -> None:
    (found,) = json.loads(render([diagnostic("ab\ncd", "b\nc", hint="h")], "json", file_of))
    assert found == {
        "code": "syntax-error",
        "severity": "error",
        "template": "a.html",
        "file": "my templates/a.html",
        "line": 1,
        "column": 2,
        "endLine": 2,
        "endColumn": 2,
        "message": "it fails",
        "label": "",
        "text": "",
        "hint": "h",
        "others": [],
    }


def test_sarif() -> None:
    others = (Label(Span(0, 1), "here"),)
    sarif = json.loads(render([diagnostic("ab", "b", others=others)], "sarif", file_of, version="1.2"))
    (run,) = sarif["runs"]
    assert (sarif["version"], run["tool"]["driver"]["name"], run["tool"]["driver"]["version"]) == (
        "2.1.0",
        "jinja2tsx",
        "1.2",
    )
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["id"] == "syntax-error"
    (result,) = run["results"]
    assert (result["level"], result["ruleIndex"], result["message"]["text"]) == ("error", 0, "it fails")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20templates/a.html"
    assert place["region"] == {"startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 3}
    assert result["relatedLocations"][0]["message"]["text"] == "here"


def test_github() -> None:
    assert render([diagnostic("ab", "b", text="100%\nsure")], "github", lambda name: f"x,y:{name}") == (
        "::error file=x%2Cy%3Aa.html,line=1,endLine=1,col=2,endColumn=3,title=jinja2tsx syntax-error"
        "::it fails%0A100%25%0Asure\n"
    )


@pytest.mark.parametrize("style", ["text", "github"])
def test_nothing_to_say(style: str) -> None:
    assert render([], style, file_of) == ""  # type: ignore[arg-type]


@pytest.mark.parametrize("code", sorted(CATALOG))
def test_every_code_is_explained(code: str) -> None:
    entry = CATALOG[code]
    assert entry.summary
    assert entry.explanation.endswith((".", "`", ")"))
    assert explain(code).startswith(f"{entry.severity}[{code}]: {entry.summary}\n\n")


def test_a_mistyped_code_finds_the_right_one() -> None:
    assert similar_codes("sintax-error")[0] == "syntax-error"
    assert similar_codes("qqq") == []
