"""The differential cases: calls of the run-time library and Python's answers."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from copy import copy
from typing import Any

import markupsafe
from jinja2 import Undefined
from jinja2.runtime import markup_join
from markupsafe import Markup

from tests.runtime.filter_cases import FILTER_CALLS
from tests.runtime.method_cases import METHOD_CALLS
from tests.runtime.more_cases import more_cases
from tests.runtime.oracle import ENVIRONMENTS, Case, case, filter_call, run_filter, run_test
from tests.runtime.values import nasty

ENV = ENVIRONMENTS[True]

UNARY: dict[str, Callable[[Any], Any]] = {
    "str": lambda x: str(x),
    "repr": lambda x: repr(x),
    "truthy": lambda x: bool(x),
    "escape": lambda x: str(markupsafe.escape(x)),
    "iterate": lambda x: list(x),
    "neg": operator.neg,
    "pos": operator.pos,
}

UNARY_FILTERS = (
    *("abs", "capitalize", "center", "count", "default", "escape", "filesizeformat", "first", "float", "forceescape"),
    *("indent", "int", "items", "join", "last", "list", "lower", "max", "min", "pprint", "reverse", "round", "safe"),
    *("sort", "string", "striptags", "sum", "title", "tojson", "trim", "truncate", "unique", "upper", "urlencode"),
    *("urlize", "wordcount", "wordwrap", "xmlattr", "dictsort"),
)

TESTS = {
    "defined": "isDefined",
    "undefined": "isUndefined",
    "none": "isNone",
    "boolean": "isBoolean",
    "true": "isTrue",
    "false": "isFalse",
    "integer": "isInteger",
    "float": "isFloat",
    "number": "isNumber",
    "string": "isString",
    "mapping": "isMapping",
    "sequence": "isSequence",
    "iterable": "isIterable",
    "callable": "isCallable",
    "escaped": "isEscaped",
    "odd": "isOdd",
    "even": "isEven",
    "lower": "isLower",
    "upper": "isUpper",
}

BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
    "floordiv": operator.floordiv,
    "mod": operator.mod,
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
    "contains": lambda item, container: item in container,
    "getitem": lambda obj, key: ENV.getitem(obj, key),
    "concat": lambda a, b: str(a) + str(b),
    "concatHtml": lambda a, b: markup_join([a, b]),
    "default_": lambda a, b: run_filter("default", a, (b,), {}),
    "isDivisibleby": lambda a, b: run_test("divisibleby", a, b),
}


def all_cases() -> Iterator[Case]:
    """Every case; some thousands."""
    yield from _unary()
    yield from _binary()
    yield from _powers()
    yield from _slices()
    yield from _loops()
    for name, value, args, kwargs in FILTER_CALLS:
        for autoescape in (True, False):
            yield filter_call(name, value, args, kwargs, autoescape)
    yield from _methods()
    yield from more_cases()


def _unary() -> Iterator[Case]:
    for helper, oracle in UNARY.items():
        for value in nasty():
            yield case("unary", helper, [value], oracle)
    for name in UNARY_FILTERS:
        for value in nasty():
            if not isinstance(value, bytes) or name in ("string", "length", "tojson", "list", "escape"):
                yield filter_call(name, value, (), {}, True)
    for name, helper in TESTS.items():
        for value in nasty():
            yield case("test", helper, [value], run_test, name, value)


def _binary() -> Iterator[Case]:
    for helper, oracle in BINARY.items():
        for left in nasty():
            for right in nasty():
                if _sensible(helper, left, right):
                    yield case("binary", helper, [left, right], oracle)


def _sensible(helper: str, left: Any, right: Any) -> bool:
    """Numbers that repeat a text fill the memory; bytes are no operands."""
    if isinstance(left, bytes) or isinstance(right, bytes):
        return helper in ("eq", "ne", "concat", "default_")
    if helper == "mul" and isinstance(left, Markup) and isinstance(right, Undefined):
        return False  # `Markup` raises another error than `str` here
    if helper == "mul":
        return all(not isinstance(x, int) or abs(x) < 2**20 for x in (left, right))
    if helper == "default_":
        return not isinstance(right, Undefined)
    if helper == "contains":  # a plain object as a member may be a Python object, which is hashable
        return not (isinstance(left, dict) and isinstance(right, dict | set))
    return True


def _powers() -> Iterator[Case]:
    numbers = (0, 1, -1, 2, -3, 10, 0.0, 0.5, -2.0, 2.5, True, 2**40)
    for a in numbers:
        for b in (0, 1, -1, 2, 3, 70, 0.5, -2.0, False):
            yield case("power", "pow", [a, b], _power)


def _power(a: Any, b: Any) -> Any:
    result = a**b
    if isinstance(result, complex):
        raise TypeError("complex")
    return result


def _slices() -> Iterator[Case]:
    bounds = (None, 0, 1, 3, -1, -2, 9, -9)
    sliced: tuple[Any, ...] = ("abcde", "a😀c", [1, 2, 3, 4], (1, 2, 3), Markup("a<b"), [], "")
    for items in sliced:
        for start in bounds:
            for stop in bounds:
                for step in (None, 1, 2, -1, -3):
                    yield case("slice", "slice", [items, start, stop, step], _slice)
    wrong: list[list[Any]] = [[{"a": 1}, 0, 1, None], [None, 0, 1, None], [[1], "a", None, None], [[1], None, None, 0]]
    for arguments in wrong:
        yield case("slice", "slice", arguments, _slice)


def _slice(items: Any, *bounds: Any) -> Any:
    return items[slice(*bounds)]


LOOP_FIELDS = (
    *("index", "index0", "first", "last", "length", "revindex", "revindex0"),
    *("previtem", "nextitem", "depth", "depth0"),
)


def _loops() -> Iterator[Case]:
    looped: tuple[list[Any], ...] = ([], [1], ["a", "a", "b"], [1, 1.0, True, None, None], [[1], [1], (1,)])
    for items in looped:
        yield case("loop", "loops", [items], _loop_fields)


def _loop_fields(items: list[Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []

    def note(loop: Any, item: Any) -> str:
        row = {name: getattr(loop, name) for name in LOOP_FIELDS}
        rows.append({**row, "cycle": loop.cycle("a", "b", "c"), "changed": loop.changed(item)})
        return ""

    ENV.from_string("{% for item in items %}{{ note(loop, item) }}{% endfor %}").render(items=items, note=note)
    return rows


def _methods() -> Iterator[Case]:
    for original, method, args, kwargs in METHOD_CALLS:
        value = copy(original) if isinstance(original, list | dict) else original
        yield case("method", "afterCall", [value, method, list(args), kwargs], _call, value, method, args, kwargs)


def _call(value: Any, method: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    function = ENV.getattr(value, method)
    result = function(*args, **kwargs)
    return (list(result) if isinstance(result, Iterator) else result, value)
