"""The page finds the result of a call under a name that the bridge has given it, whatever the arguments are."""

from __future__ import annotations

import json

import pytest
from markupsafe import Markup

from tests.runtime.test_differential import run_calls
from tests.runtime.values import nasty
from tests.runtime.wire import Json, encode
from transpiler.bridge.record import Call, Recorded

EXACT = {"*": ["exact", "object"], "**": ["exact", "object"]}


def _asked(call: Call) -> tuple[str, list[Json]]:
    results = dict.fromkeys(Recorded().keys(call, EXACT), "found")
    kwargs = {name: encode(value) for name, value in call.kwargs.items()}
    return "called", [results, [encode(value) for value in call.args], kwargs]


def test_every_argument_is_found() -> None:
    calls = [Call((value,), {}, None) for value in nasty()]
    calls += [Call(("a", [value]), {"z": value, "b": 1}, None) for value in nasty()]
    answers = run_calls([_asked(call) for call in calls])
    assert [call for call, answer in zip(calls, answers, strict=True) if answer != {"value": "found"}] == []


def test_functions_of_the_environment_get_named_arguments_last() -> None:
    calls = [Call((value, [value, 1]), {"z": value, "b": 1}, None) for value in nasty()]
    asked: list[tuple[str, list[Json]]] = [
        (
            "answerOf",
            [
                dict.fromkeys(Recorded().keys(call, EXACT, packed=True), "found"),
                [encode(value) for value in (*call.args, call.kwargs)],
            ],
        )
        for call in calls
    ]
    answers = run_calls(asked)
    assert [call for call, answer in zip(calls, answers, strict=True) if answer != {"value": "found"}] == []


@pytest.mark.parametrize("given", [["b"], ["a", "a"], [], [["a"]], [{"$ref": "$ref:0"}]])
def test_another_argument_is_not_found(given: list[Json]) -> None:
    results = dict.fromkeys(Recorded().keys(Call(("a",), {}, None)), "found")
    (answer,) = run_calls([("called", [results, given])])
    assert answer["error"] == "TemplateRuntimeError"


def test_a_missing_function_cannot_be_called() -> None:
    (answer,) = run_calls([("called", [None])])
    assert answer["error"] == "UndefinedError"


def test_numbers_of_the_page_have_no_needless_fraction() -> None:
    results = dict.fromkeys(Recorded().keys(Call((3.0,), {}, None)), "found")
    assert (
        run_calls([("called", [results, [given]]) for given in (3, "3.0", {"$float": 3})]) == [{"value": "found"}] * 3
    )


def test_what_python_found_to_be_undefined() -> None:
    items: Json = {'["a"]': "found", '["b"]': {"$undefined": "as the bridge marks it; true is JavaScript's here"}}
    asked: list[tuple[str, list[Json]]] = [("lookup", [items, key]) for key in ("a", "b", "c")]
    asked.append(("lookup", [None, "a"]))
    found, missing, unasked, of_none = run_calls(asked)
    assert (found, missing) == ({"value": "found"}, of_none)
    assert unasked["error"] == "TemplateRuntimeError"


def test_objects_of_unknown_type_answer_by_what_python_gave() -> None:
    """An object of the page in a place that knows no type: what Python's protocols gave is looked at first."""
    x: Json = {
        "__str__": "shown",
        "__iter__": ["b", "a"],
        "__len__": 5,
        "__items__": [["k", "v"]],
        "__getitem__": {'["a"]': "item"},
        "__get__": {'["a","other"]': "got"},
    }
    calls: list[tuple[str, list[Json]]] = [
        ("str", [x]), ("escape", [x]), ("iterate", [x]), ("length", [x]), ("items", [x]), ("getitem", [x, "a"]),
        ("call", [x, "get", ["a", "other"]]),
    ]  # fmt: skip
    answers = [answer["value"] for answer in run_calls(calls)]
    assert answers == ["shown", "shown", ["b", "a"], 5, [["k", "v"]], "item", "got"]


def test_a_value_that_is_shaped_stands_for_itself() -> None:
    contract = {"root": "handle", "defs": {}}
    given: list[Json] = ["a", 3, "", None, True, {"$ref": "$ref:0", "name": "x"}]
    answers = run_calls([("shaped", [value, contract]) for value in given])
    assert [answer.get("value") for answer in answers] == ["a", "3", "", "None", "True", "$ref:0"]
    answers = run_calls([("shaped", [value, {"root": "handle_shown", "defs": {}}]) for value in given])
    assert [answer.get("value") for answer in answers] == ["a", "3", "", "", "True", "$ref:0"]


FALSE: list[object] = [None, "", 0, False, [], {}]


def _forms(hold: Json, value: object) -> list[Json]:
    return [json.loads(key)[0] for key in Recorded().keys(Call((value,), {}, None), {"0": [hold]})]


@pytest.mark.parametrize(
    ("hold", "forms"),
    [
        ("exact", [None, "", "0", False, [], {"$dict": []}]),
        ("text", ["None", "", "0", "False", "[]", "{}"]),
        ("shown", [""] * 6),
        ("handle", ["None", "", "0", "False", "$ref:0", "$ref:0"]),
        ("handle_shown", [""] * 6),
        ("truth", [False] * 6),
        (["list", ["text"]], [[]] * 6),
        (["dict", ["text"]], [{"$dict": []}] * 6),
    ],
)
def test_a_type_by_use_says_how_the_page_holds_what_is_false(hold: Json, forms: list[Json]) -> None:
    assert [_forms(hold, value) for value in FALSE] == [[form] for form in forms]


def test_text_and_html_are_told_apart() -> None:
    escaped = {"__html": "&lt;b&gt;"}
    assert _forms("exact", "<b>") == _forms("text", "<b>") == ["<b>", escaped]
    assert _forms("html", "<b>") == [escaped] == _forms("exact", Markup("&lt;b&gt;"))
    assert _forms("raw", Markup("<b>")) == ["<b>"]
    assert _forms("html", "plain") == ["plain"] == _forms("exact", Markup("plain"))
    asked: list[tuple[str, list[Json]]] = [
        ("called", [{json.dumps([escaped], separators=(",", ":")): "found"}, [given]])
        for given in ({"__html": "&lt;b&gt;"}, "&lt;b&gt;")
    ]
    found, missing = run_calls(asked)
    assert (found, missing["error"]) == ({"value": "found"}, "TemplateRuntimeError")
