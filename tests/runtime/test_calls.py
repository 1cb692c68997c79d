"""The page finds the result of a call under a name that the bridge has given it, whatever the arguments are."""

from __future__ import annotations

import pytest

from tests.runtime.test_differential import run_calls
from tests.runtime.values import nasty
from tests.runtime.wire import Json, encode
from transpiler.bridge.record import Call, Recorded


def _asked(call: Call) -> tuple[str, list[Json]]:
    results = dict.fromkeys(Recorded().keys(call), "found")
    kwargs = {name: encode(value) for name, value in call.kwargs.items()}
    return "called", [results, [encode(value) for value in call.args], kwargs]


def test_every_argument_is_found() -> None:
    calls = [Call((value,), {}, None) for value in nasty()]
    calls += [Call(("a", [value]), {"z": value, "b": 1}, None) for value in nasty()]
    answers = run_calls([_asked(call) for call in calls])
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
    given: list[Json] = ["a", 3, "", None, {"$ref": "$ref:0", "name": "x"}]
    answers = run_calls([("shaped", [value, contract]) for value in given])
    assert [answer.get("value") for answer in answers] == ["a", "3", "", "", "$ref:0"]
