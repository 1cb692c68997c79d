"""The wire form of values, as the tests write it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import Markup

from tests.support.wire import to_wire
from transpiler.bridge.wire import ContractError, wire
from transpiler.spelling import from_spelling

FORMS: list[tuple[Any, Any]] = [
    (None, None),
    (True, True),
    (7, 7),
    (-(2**60), {"$int": "-1152921504606846976"}),
    (1.5, 1.5),
    (1.0, {"$float": 1.0}),
    (float("-inf"), {"$float": "-inf"}),
    (float("nan"), {"$float": "nan"}),
    ("a", "a"),
    (Markup("<b>"), {"__html": "<b>"}),
    (b"\xff", {"$bytes": "\xff"}),
    ([1, (2,)], [1, {"$tuple": [2]}]),
    ({"b": 1, "a": 2}, {"b": 1, "a": 2}),
    ({"1": 1}, {"$dict": [["1", 1]]}),
    ({1: "a"}, {"$dict": [[1, "a"]]}),
    ({"__html": "<b>"}, {"$dict": [["__html", "<b>"]]}),
    ({"$tuple": []}, {"$dict": [["$tuple", []]]}),
    ({3}, {"$set": [3]}),
    (range(3), [0, 1, 2]),
    (dt.datetime(2026, 11, 20, 12), {"$datetime": "2026-11-20T12:00:00"}),
    (dt.date(2026, 11, 20), {"$date": "2026-11-20"}),
    (dt.time(12), {"$time": "12:00:00"}),
    (Decimal("1.10"), {"$decimal": "1.10"}),
]


@pytest.mark.parametrize(("value", "form"), FORMS, ids=repr)
def test_forms(value: Any, form: Any) -> None:
    assert to_wire(value) == form
    assert repr(to_wire(value)) == repr(form)


@pytest.mark.parametrize(("value", "form"), FORMS, ids=repr)
def test_there_and_back(value: Any, form: Any) -> None:
    back = from_spelling(form)
    expected = list(value) if isinstance(value, range) else value
    assert (repr(back), type(back)) == (repr(expected), type(expected))


@pytest.mark.parametrize(("value", "form"), FORMS, ids=repr)
def test_the_bridge_agrees(value: Any, form: Any) -> None:
    assert repr(wire(value, "")) == repr(form)


def test_an_object_is_its_attributes() -> None:
    assert to_wire(SimpleNamespace(a=1, b=(2,))) == {"a": 1, "b": {"$tuple": [2]}}
    assert to_wire(iter([1, 2])) == [1, 2]


@pytest.mark.parametrize("value", [len, int, object()])
def test_what_has_no_form(value: object) -> None:
    with pytest.raises(TypeError):
        to_wire(value)
    with pytest.raises(ContractError):
        wire(value, "")
