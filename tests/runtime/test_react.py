"""Trusted HTML keeps its tree on its way through React elements; handlers come back by their script."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from tests.runtime.html_fragments import FRAGMENTS
from tests.runtime.test_differential import run_calls


@pytest.fixture(scope="module")
def trees() -> list[Any]:
    return run_calls([("trees", [source]) for source in FRAGMENTS])


def test_the_tree_stays(trees: list[Any]) -> None:
    assert [answer for answer in trees if "value" not in answer] == []
    wrong = [
        f"{source}\n  browser: {json.dumps(answer['value'][0])}\n  react:   {json.dumps(answer['value'][1])}"
        for source, answer in zip(FRAGMENTS, trees, strict=True)
        if answer["value"][0] != answer["value"][1]
    ]
    assert not wrong, f"{len(wrong)} of {len(FRAGMENTS)} differ:\n" + "\n".join(wrong)


def test_the_tree_of_balanced_html_stays() -> None:
    source = random.Random(5)
    fragments = [_balanced(source, 4) for _ in range(400)]
    answers = run_calls([("trees", [fragment]) for fragment in fragments])
    wrong = [
        fragment
        for fragment, answer in zip(fragments, answers, strict=True)
        if answer["value"][0] != answer["value"][1]
    ]
    assert wrong == []


def _balanced(source: random.Random, depth: int) -> str:
    """Random HTML that a careful author could have written."""
    if depth == 0 or source.random() < 0.3:
        return source.choice(("text", "x <b class='c'>y</b> z", "&amp;&nbsp;", "<br>", " "))
    inner = [_balanced(source, depth - 1) for _ in range(source.randrange(3))]
    match source.choice(("div", "section", "ul", "table", "p", "select", "a")):
        case "ul":
            return f"<ul id=u>{''.join(f'<li>{part}</li>' for part in inner)}</ul>"
        case "table":
            rows = "".join(f"<tr onclick='go()'> <td colspan=2>{part}</td> </tr>" for part in inner)
            return f"<table class=t> <tbody>{rows}</tbody></table>"
        case "p":
            return "<p style='color: red; margin: 0 1px'>a <i>b</i></p>"
        case "select":
            return "<select name=s><option value=1>one</option><option value=2>two</option></select>"
        case "a":
            return "<a href='/x?a=1&amp;b=2' hidden>link</a>"
        case tag:
            return f"<{tag} data-x='1'>{''.join(inner)}</{tag}>"


def test_dynamic_values_print_as_text_or_elements() -> None:
    calls = [("printed", [value]) for value in ("<b>", {"__html": "<b>x</b>"}, None, {"$float": 1}, True, [1, "a"])]
    answers = [answer["value"] for answer in run_calls(calls)]
    assert answers == [
        "<div>&lt;b&gt;</div>",
        "<div><b>x</b></div>",
        "<div>None</div>",
        "<div>1.0</div>",
        "<div>True</div>",
        "<div>[1, &#x27;a&#x27;]</div>",
    ]


def test_the_script_of_handlers_is_printed_as_it_is() -> None:
    [answer] = run_calls([("rendered", ["InlineHandlers", {}])])
    assert answer["value"].startswith('<script data-inline-handlers="">(function () {')
    assert "&quot;" not in answer["value"]


def test_handlers_are_restored() -> None:
    page = {"data-onclick": "a()", "data-once": "1", "class": "c"}
    [answer] = run_calls([("restored", [page, {"data-onload": "b()"}, {"data-onclick": "c()", "data-x": "2"}])])
    assert answer["value"] == [
        {**page, "onclick": "a()"},
        {"data-onload": "b()", "onload": "b()"},
        {**page, "data-onclick": "c()", "onclick": "c()", "data-x": "2"},
    ]


def test_style_objects() -> None:
    calls = [
        ("style", ["color: red; --x: 1; -webkit-box-flex: 2; -ms-flex: 1; background: url(a;b)"]),
        ("styleProps", ["color: red"]),
        ("styleProps", ["color: red !important"]),
        ("styleProps", ["color: red; color: blue"]),
        ("styleProps", ['height: 3px"&;']),
        ("styleProps", ["content: 'a;b'; margin: calc((1px + 2px) * 2); background: url(\"a;)b\")"]),
        ("styleProps", ["color: {a;b}; margin: 0"]),
        ("styleProps", ["margin: (0; color: red"]),
        ("spreadAttributes", ["input", "class=\"a\" disabled data-x='1'"]),
        ("spreadAttributes", ["input", ""]),
        ("spreadAttributes", ["a", {"__html": "href=/ class=a title='>' href=/b"}, ["href", "src"]]),
        ("spreadAttributes", ["i", {"__html": "style='x: y !important'"}]),
        ("attrs", [{"@click": "x"}]),
    ]
    assert [answer["value"] for answer in run_calls(calls)] == [
        {"color": "red", "--x": "1", "WebkitBoxFlex": "2", "msFlex": "1", "background": "url(a;b)"},
        {"style": {"color": "red"}},
        {"STYLE": "color: red !important"},
        {"STYLE": "color: red; color: blue"},
        {"STYLE": 'height: 3px"&;'},
        {"style": {"content": "'a;b'", "margin": "calc((1px + 2px) * 2)", "background": 'url("a;)b")'}},
        {"STYLE": "color: {a;b}; margin: 0"},
        {"STYLE": "margin: (0; color: red"},
        {"className": "a", "disabled": True, "data-x": "1"},
        {},
        {"className": "a", "title": ">"},
        {"style": {"$undefined": True}, "STYLE": "x: y !important"},
        {"@click": "x"},
    ]


def test_attributes_that_do_not_end_with_their_tag_are_refused() -> None:
    calls = [("spreadAttributes", ["script", {"__html": text}]) for text in ("a>b", 'class="a', "a='>", "a=>")]
    assert [answer["message"].split(":")[0] for answer in run_calls(calls)] == ["ValueError"] * 4


def test_objects_print_and_count_as_python_said() -> None:
    item = {"$ref": "a", "__str__": {"__html": "<b>x</b>"}, "__iter__": [1, 2], "__len__": 5, "__items__": [["k", 1]]}
    calls = [
        ("printed", [item]),
        ("escape", [{"name": "n", "__str__": "<x>"}]),
        ("plain", [item]),
        ("iterate", [item]),
        ("length", [item]),
        ("items", [item]),
        ("str", [[item]]),
    ]
    answers = run_calls(calls)
    assert [answer.get("value") for answer in answers] == [
        "<div><b>x</b></div>", "&lt;x&gt;", "<b>x</b>", [1, 2], 5, [["k", 1]], None
    ]  # fmt: skip
    assert answers[-1]["message"].startswith("TypeError: what repr() gives")
