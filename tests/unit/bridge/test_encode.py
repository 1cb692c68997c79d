"""The encoder keeps contracts: what it sends is what Jinja would see, or it says where it cannot."""

from __future__ import annotations

import datetime as dt
import html
import json
import math
import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Any, NamedTuple

import jinja2
import pytest
from markupsafe import Markup

from transpiler.bridge import UNDEFINED, ContractError, encode, encode_props, page_props
from transpiler.bridge.wire import is_undefined
from transpiler.types import (
    BOOL,
    FLOAT,
    HTML,
    INT,
    MISSING,
    NODE,
    NONE,
    NUMBER,
    NUMERAL,
    STR,
    TEXT,
    TRUTH,
    UNKNOWN,
    Dict,
    Field,
    Function,
    List,
    Moment,
    Numeral,
    Object,
    Str,
    Tuple,
    Type,
    Union,
    union,
)
from transpiler.types.contract import contract_of

ENV = jinja2.Environment(autoescape=True)


def send(type_: Type, value: object) -> Any:
    """What the encoder sends, after a trip through JSON."""
    contract = json.loads(json.dumps(contract_of(type_)))
    return json.loads(json.dumps(encode(contract, value), allow_nan=False))


def shape(**fields: Type | Field) -> Object:
    return Object("Shape", {k: v if isinstance(v, Field) else Field(v) for k, v in fields.items()})


class Color(str, Enum):
    RED = "red"


class Level(IntEnum):
    LOW = 1


class Point(NamedTuple):
    x: int
    y: int


def shown(value: object) -> str:
    """A test's name; without addresses and orders of sets, which differ from process to process."""
    text = re.sub(
        r"\{('\w+'(?:, '\w+')*)\}", lambda found: f"{{{', '.join(sorted(found[1].split(', ')))}}}", repr(value)
    )
    return re.sub(r" at 0x\w+", "", text)


class Falsy:
    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return "falsy <object>"


class FormField:
    data = "x"

    def __html__(self) -> str:
        return '<input name="x">'


@dataclass
class Comment:
    body: str
    replies: list[Comment] = field(default_factory=list)


JINJA_UNDEFINED = ENV.undefined(name="nothing")
PRINTED = [
    None, True, False, 0, 1.0, 1.5, -0.0, 2**60, "", "a <b> & 'c' \"d\"", Markup("plain"), [], [1, "a", None],
    {"a": 1.0}, (1,), Decimal("1.10"), dt.date(2026, 1, 2), dt.datetime(2026, 1, 2, 3, 4), Falsy(), Color.RED,
    Level.LOW, Point(1, 2), UNDEFINED, JINJA_UNDEFINED, b"x", {1}, range(3),
]  # fmt: skip


@pytest.mark.parametrize("value", PRINTED, ids=shown)
def test_text_is_what_jinja_prints(value: object) -> None:
    printed = ENV.from_string("{{ value }}").render(value=value)
    assert html.unescape(printed) == send(TEXT, value)


@pytest.mark.parametrize("value", [*PRINTED, FormField(), Markup("")], ids=shown)
def test_truth_is_what_jinja_tests(value: object) -> None:
    tested = ENV.from_string("{% if value %}yes{% endif %}").render(value=value)
    assert send(TRUTH, value) is (tested == "yes")


@pytest.mark.parametrize("value", [*PRINTED, FormField(), Markup("<b>&amp;</b>")], ids=shown)
def test_html_is_what_jinja_prints(value: object) -> None:
    assert send(HTML, value) == {"__html": ENV.from_string("{{ value }}").render(value=value)}


SHOWN = Str(by_use=True, empty_if_false=True)


@pytest.mark.parametrize("value", PRINTED, ids=shown)
def test_tested_text_is_what_jinja_shows_behind_its_test(value: object) -> None:
    shown = ENV.from_string("{% if value %}{{ value }}{% endif %}").render(value=value)
    assert html.unescape(shown) == send(SHOWN, value)


def test_tested_text_refuses_what_is_true_and_prints_nothing() -> None:
    class Silent:
        def __str__(self) -> str:
            return ""

    with pytest.raises(ContractError, match="is true and prints nothing"):
        encode(contract_of(SHOWN), Silent())


@pytest.mark.parametrize("value", [Markup("<b>x</b>"), Markup("&amp;"), FormField()], ids=shown)
def test_text_refuses_markup_that_would_be_escaped(value: object) -> None:
    with pytest.raises(ContractError, match=r"^title: text is promised, Markup was found"):
        encode(contract_of(shape(title=TEXT)), {"title": value})


@pytest.mark.parametrize(
    "value",
    [[1, 2], (1, 2), {1: "a"}, "ab", range(2), {"k": 1}.items(), UNDEFINED, JINJA_UNDEFINED],
    ids=shown,
)
def test_list_is_what_a_loop_sees(value: Any) -> None:
    seen = ENV.from_string("{% for item in values %}{{ item }},{% endfor %}").render(values=value)
    assert "".join(f"{item}," for item in send(List(TEXT), value)) == html.unescape(seen)


def test_list_iterates_once_and_in_order() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in (3, 1, 2):
            taken.append(number)
            yield number

    assert send(List(INT), numbers()) == [3, 1, 2] == taken


@pytest.mark.parametrize("value", [None, False, 0, ""], ids=shown)
def test_a_list_that_python_says_is_false_is_empty_since_it_may_be_tested_first(value: object) -> None:
    assert send(List(TEXT), value) == []
    assert send(Dict(TEXT, TEXT), value) == []


@pytest.mark.parametrize("value", [5, True, object()])
def test_list_refuses_what_cannot_be_iterated(value: object) -> None:
    with pytest.raises(ContractError, match=r"^posts: a list is promised"):
        encode(contract_of(shape(posts=List(TEXT))), {"posts": value})


def test_list_through_an_attribute_of_none_is_empty() -> None:
    assert send(shape(user=shape(posts=List(TEXT))), {"user": None}) == {"user": {"posts": []}}


class Row:
    """Attributes first, items second, as Jinja reads `row.x`."""

    name = "attribute"

    def __getitem__(self, key: str) -> str:
        if key == "gone":
            raise KeyError(key)
        return f"item {key}"


@pytest.mark.parametrize("key", ["name", "other", "gone"])
def test_object_reads_keys_as_jinja_does(key: str) -> None:
    seen = ENV.from_string("{{ row." + key + " }}").render(row=Row())
    assert send(shape(**{key: TEXT}), Row()) == {key: seen}


@pytest.mark.parametrize("owner", [None, 5, "text", {}, {"a": None}, object()], ids=shown)
def test_a_missing_key_is_encoded_from_undefined(owner: object) -> None:
    wanted = shape(b=TEXT, c=TRUTH, d=List(INT), e=Field(INT, optional=True), f=shape(x=INT))
    assert send(wanted, owner) == {"b": "", "c": False, "d": []}


def test_an_attribute_of_undefined_is_left_out_since_jinja_raises_only_when_it_is_read() -> None:
    assert send(shape(user=shape(name=TEXT)), {}) == {}


def test_only_declared_keys_are_sent() -> None:
    user = {"name": "Ann", "password_hash": "secret"}
    assert send(shape(user=shape(name=STR)), {"user": user}) == {"user": {"name": "Ann"}}


def test_a_key_wins_over_the_method_of_a_dict() -> None:
    assert send(shape(items=List(INT)), {"items": [1]}) == {"items": [1]}
    called = Field(List(Tuple((TEXT, TEXT))), attribute="items", call=((), ()))
    assert send(shape(pairs=called), {"items": 1}) == {"pairs": [["items", "1"]]}


def test_props_are_names_not_methods() -> None:
    contract = contract_of(shape(items=List(INT), copy=TEXT))
    assert encode_props(contract, {"items": [1]}) == {"items": [1], "copy": ""}


def test_calls_are_made_in_python() -> None:
    created = shape(day=Field(STR, attribute="strftime", call=(("%d %b",), ())))
    assert send(shape(created=created), {"created": dt.date(2026, 1, 2)}) == {"created": {"day": "02 Jan"}}
    keyword = shape(n=Field(NUMBER, attribute="count", call=((("a", 1),), ())))
    assert send(keyword, [("a", 1), 2, ("a", 1)]) == {"n": 2}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({}, "posts.all: the template calls it, Undefined was found"),
        ({"all": 5}, "posts.all: the template calls it, an int was found"),
        ({"all": lambda: 1 / 0}, "posts.all: calling it raised ZeroDivisionError"),
    ],
)
def test_calls_that_fail_name_their_path(value: object, message: str) -> None:
    wanted = shape(posts=shape(all=Field(TEXT, call=((), ()))))
    with pytest.raises(ContractError, match=message):
        encode(contract_of(wanted), {"posts": value})


def test_a_property_that_raises_names_its_path() -> None:
    class Broken:
        @property
        def name(self) -> str:
            raise RuntimeError("no session")

    with pytest.raises(ContractError, match=r"^users\[0\]\.name: reading it raised RuntimeError: no session"):
        encode(contract_of(shape(users=List(shape(name=STR)))), {"users": [Broken()]})


@pytest.mark.parametrize("value", [None, UNDEFINED, "", 0, {}, Falsy()], ids=shown)
def test_a_nullable_object_is_null_where_python_says_false(value: object) -> None:
    assert send(shape(user=union(shape(name=TEXT), NONE)), {"user": value}) == {"user": None}


@pytest.mark.parametrize(
    ("type_", "value", "sent"),
    [
        (STR, "<b>", "<b>"),
        (STR, "", ""),
        (INT, 2**53, 2**53),
        (FLOAT, 1.0, 1.0),
        (NUMBER, 1, 1),
        (NUMBER, 2.0, 2.0),
        (BOOL, False, False),
        (NONE, None, None),
        (HTML, Markup("<b>"), {"__html": "<b>"}),
        (HTML, FormField(), {"__html": '<input name="x">'}),
        (union(HTML, NONE), "a < b", {"__html": "a &lt; b"}),
        (union(HTML, NONE), None, None),
        (union(Str(handle=True), NONE), "a", "a"),
        (union(Str(handle=True), NONE), {"a": 1}, "$ref:0"),
        (union(Str(handle=True), NONE), None, None),
        (Moment(), dt.datetime(2026, 1, 2, 3, 4, 5, 6, dt.timezone.utc), "2026-01-02T03:04:05.000006+00:00"),
        (Moment("date"), dt.date(2026, 1, 2), "2026-01-02"),
        (Moment("time"), dt.time(3, 4), "03:04:00"),
        (Tuple((INT, STR)), (1, "a"), [1, "a"]),
        (Dict(INT, STR), {2: "b", 1: "a"}, [[2, "b"], [1, "a"]]),
        (Dict(STR, List(INT)), OrderedDict(x=[1]), [["x", [1]]]),
        (Str(frozenset({"a", "b"})), "b", "b"),
    ],
    ids=shown,
)
def test_declared_types_are_sent_plainly(type_: Type, value: object, sent: object) -> None:
    assert send(type_, value) == sent


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (STR, Markup("x")),
        (STR, 5),
        (STR, None),
        (STR, UNDEFINED),
        (STR, Color.RED),
        (INT, True),
        (INT, 1.0),
        (INT, Level.LOW if str(Level.LOW) != "1" else "1"),
        (INT, 2**53 + 1),
        (FLOAT, 1),
        (FLOAT, float("nan")),
        (NUMBER, True),
        (NUMBER, None),
        (NUMBER, Decimal(1)),
        (NUMBER, float("inf")),
        (BOOL, 1),
        (NONE, 0),
        (Moment(), dt.date(2026, 1, 2)),
        (Moment("date"), dt.datetime(2026, 1, 2)),
        (Tuple((INT, INT)), (1,)),
        (Dict(STR, STR), [("a", "b")]),
        (Str(frozenset({"a"})), "b"),
    ],
    ids=shown,
)
def test_declared_types_are_enforced(type_: Type, value: object) -> None:
    with pytest.raises(ContractError, match=r"^value: "):
        encode(contract_of(type_), value)


ANY_OF = Union((STR, INT, BOOL, HTML, List(INT), Moment(), shape(name=TEXT), NONE))


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ("s", "s"),
        ("", ""),
        (0, 0),
        (True, True),
        (Markup("<i>"), {"__html": "<i>"}),
        ([1], [1]),
        ([], []),
        (dt.datetime(2026, 1, 2), "2026-01-02T00:00:00"),
        ({"name": 1.0}, {"name": "1.0"}),
        (None, None),
        (UNDEFINED, None),
    ],
    ids=shown,
)
def test_a_union_member_is_picked_by_pythons_type(value: object, sent: object) -> None:
    assert send(ANY_OF, value) == sent


def test_a_union_refuses_what_it_does_not_name() -> None:
    with pytest.raises(ContractError, match="a Decimal is none of the types promised"):
        encode(contract_of(Union((STR, INT))), Decimal(1))


def test_undefined_leaves_out_a_key_that_may_be_missing() -> None:
    assert send(shape(a=Union((INT, MISSING))), {}) == {}
    assert send(Union((TEXT, MISSING)), 1.0) == "1.0"


def test_shapes_of_a_union_are_told_apart_by_class_then_by_keys() -> None:
    comment, other = Object("Comment", {"body": Field(STR)}), Object("Other", {"body": Field(STR), "x": Field(INT)})
    assert send(Union((other, comment)), Comment("hi")) == {"body": "hi"}
    assert send(Union((comment, other)), {"body": "hi"}) == {"body": "hi"}
    with pytest.raises(ContractError, match="fits 2 of the shapes"):
        encode(contract_of(Union((comment, other))), {"body": "hi", "x": 1})


def test_a_dict_is_no_row() -> None:
    with pytest.raises(ContractError, match="a row of 2 items is promised"):
        encode(contract_of(Tuple((STR, STR))), {"a": 1, "b": 2})


def test_shapes_that_hold_the_same_need_not_be_told_apart() -> None:
    one, other = Object("One", {"body": Field(STR)}), Object("Other", {"body": Field(STR)})
    assert send(Union((one, other)), {"body": "hi", "x": 1}) == {"body": "hi"}


def recursive() -> Object:
    comment = Object("Comment", {"body": Field(STR)})
    comment.fields["replies"] = Field(List(comment))
    return comment


def test_recursive_shapes_follow_the_data() -> None:
    assert send(recursive(), Comment("a", [Comment("b")])) == {"body": "a", "replies": [{"body": "b", "replies": []}]}


def test_cyclic_data_is_refused() -> None:
    comment = Comment("a")
    comment.replies.append(comment)
    with pytest.raises(ContractError, match=r"^replies\[0\]: the value contains itself"):
        encode(contract_of(recursive()), comment)
    assert send(Object("Comment", {"body": Field(STR)}), comment) == {"body": "a"}


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        (None, None),
        (True, True),
        (1, 1),
        (2**60, {"$int": str(2**60)}),
        (1.5, 1.5),
        (1.0, {"$float": 1.0}),
        (float("nan"), {"$float": "nan"}),
        (float("-inf"), {"$float": "-inf"}),
        ("a", "a"),
        (Markup("<b>"), {"__html": "<b>"}),
        ([1, [None]], [1, [None]]),
        ((1, "a"), {"$tuple": [1, "a"]}),
        ({"b": 1, "a": (2,)}, {"b": 1, "a": {"$tuple": [2]}}),
        ({"1": 1, "a": 2}, {"$dict": [["1", 1], ["a", 2]]}),
        ({1: "x", None: 2.0}, {"$dict": [[1, "x"], [None, {"$float": 2.0}]]}),
        ({"__html": "<script>"}, {"$dict": [["__html", "<script>"]]}),
        ({"__str__": "x"}, {"$dict": [["__str__", "x"]]}),
        ({"$int": "5"}, {"$dict": [["$int", "5"]]}),
        ({3}, {"$set": [3]}),
        (range(2), [0, 1]),
        ({"a": 1}.keys(), ["a"]),
        (dt.datetime(2026, 11, 20, 12), {"$datetime": "2026-11-20T12:00:00"}),
        (dt.date(2026, 11, 20), {"$date": "2026-11-20"}),
        (dt.time(12), {"$time": "12:00:00"}),
        (Decimal("1.10"), {"$decimal": "1.10"}),
        (b"\xff", {"$bytes": "\xff"}),
        (1 + 2j, {"$complex": "(1+2j)"}),
    ],
    ids=shown,
)
def test_unknown_values_take_the_wire_form(value: object, sent: object) -> None:
    assert send(UNKNOWN, value) == sent


LOOP: list[Any] = []
LOOP.append({"again": LOOP})


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ([object()], "value[0]"),
        ({"a": {"b": Color.RED}}, "value['a']['b']"),
        (Point(1, 2), "value"),
        (OrderedDict(a=1), "value"),
        (FormField(), "value"),
        (print, "value"),
        (LOOP, "value[0]['again']"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_has_no_wire_form_is_refused_with_its_path(value: object, path: str) -> None:
    with pytest.raises(ContractError) as caught:
        encode(contract_of(shape(value=UNKNOWN)), {"value": value})
    assert caught.value.path == path


def test_a_shared_value_is_no_cycle() -> None:
    shared = [1]
    assert send(UNKNOWN, [shared, shared]) == [[1], [1]]


def test_objects_of_one_name_stay_apart() -> None:
    first, second = Object("Post", {"a": Field(INT)}), Object("Post", {"b": Field(INT)})
    contract = contract_of(Tuple((first, second, first)))
    assert contract["defs"] == {
        "Post": {"fields": {"a": {"type": "int"}}},
        "Post2": {"fields": {"b": {"type": "int"}}},
    }
    assert encode(contract, ({"a": 1}, {"b": 2}, {"a": 3})) == [{"a": 1}, {"b": 2}, {"a": 3}]


@pytest.mark.parametrize("type_", [NODE, Function((), STR), List(NODE)], ids=shown)
def test_what_is_no_data_has_no_contract(type_: Type) -> None:
    with pytest.raises(ValueError, match="is no data"):
        contract_of(type_)


def test_functions_and_slots_are_left_out_of_objects() -> None:
    wanted = shape(a=INT, body=NODE, helper=Function((), STR))
    assert contract_of(wanted)["defs"]["Shape"]["fields"] == {"a": {"type": "int"}}


def test_strict_undefined_refuses_to_print() -> None:
    strict = jinja2.StrictUndefined(name="title")
    with pytest.raises(ContractError, match="printing it raised UndefinedError"):
        encode(contract_of(TEXT), strict)


def test_an_argument_may_be_what_the_context_holds() -> None:
    contract = {
        "root": {"kind": "object", "name": "Props"},
        "defs": {
            "Props": {"fields": {"menu": {"type": {"kind": "object", "name": "Menu"}}}},
            "Menu": {"fields": {"url": {"type": "str", "call": [[{"$context": ["site", "owner"]}], {}]}}},
        },
    }
    context = {"menu": {"url": "/of/{}".format}, "site": {"owner": "ann"}}
    assert encode_props(contract, context) == {"menu": {"url": "/of/ann"}}
    assert encode_props(contract, {"menu": context["menu"]}) == {"menu": {}}  # Jinja2 raises where it is called
    with pytest.raises(ContractError, match="AttributeError"):
        encode_props(contract, {"menu": {"url": lambda owner: owner.name}, "site": {"owner": "ann"}})


def test_a_name_that_a_page_only_gives_to_functions_is_undefined_where_it_is_missing() -> None:
    field = {"type": "text", "call": [[{"$context": ["q"]}], {}]}
    contract = {"root": {"kind": "object", "name": "Props"}, "defs": {"Props": {"fields": {"found": field}}}}
    context = {"found": "<{}>".format}
    assert page_props(contract, {}, context) == {}  # another template gives it
    assert page_props({**contract, "handed": ["q"]}, {}, context) == {"found": "<>"}
    assert page_props({**contract, "handed": ["q"]}, {}, {"found": lambda q: q + 1}) == {}  # so does Jinja2 raise


def test_an_argument_that_the_context_does_not_hold_is_undefined() -> None:
    call = [[{"$context": ["site"]}], {}]
    contract = {
        "root": {"kind": "object", "name": "Props"},
        "defs": {"Props": {"fields": {"known": {"type": "bool", "call": call}}}},
    }
    assert encode_props(contract, {"known": is_undefined}) == {"known": True}
    assert encode_props(contract, {"known": is_undefined, "site": 1}) == {"known": False}


def test_what_is_asked_for_members_may_be_a_text() -> None:
    contract = contract_of(List(STR, asked=True))
    assert encode(contract, {"a": 1, "b": 2}) == ["a", "b"]
    assert encode(contract, ("a",)) == ["a"]
    assert encode(contract, UNDEFINED) == []
    assert (encode(contract, ""), encode(contract, "abc"), encode(contract, Markup("<b>"))) == ("", "abc", "<b>")
    with pytest.raises(ContractError, match="asked with `in`"):
        encode(contract, b"abc")
    with pytest.raises(ContractError, match="a plain str is promised"):
        encode(contract, [1])


@pytest.mark.parametrize(
    ("value", "sent"),
    [(2, 2), (2.0, "2.0"), (0.5, "0.5"), (1e16, "1e+16"), (-0.0, "-0.0"), (2**53 + 1, "9007199254740993")],
)
def test_a_numeral_prints_as_in_python(value: float, sent: object) -> None:
    assert send(NUMERAL, value) == send(Numeral(printed=False), value) == sent
    assert str(send(NUMERAL, value)) == str(value)


def test_a_numeral_is_a_number() -> None:
    for value in ("2", None, True, UNDEFINED, math.inf, math.nan, [1]):
        with pytest.raises(ContractError):
            send(NUMERAL, value)
    assert send(Numeral(printed=False), True) == 1
    assert send(union(NUMERAL, NONE), None) is None


def test_undefined_is_an_empty_text_and_not_none() -> None:
    assert send(union(TEXT, NONE), UNDEFINED) == ""
    assert send(union(Str(by_use=True, empty_if_false=True), NONE), UNDEFINED) == ""
    assert send(union(TEXT, NONE), None) is None
    assert send(union(STR, NONE), UNDEFINED) is None


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ("a", "a"),
        (Markup("a"), "a"),
        (Color.RED, "red"),
        (None, ""),
        (UNDEFINED, ""),
        (5, ""),
        (["a"], ""),
        (object(), ""),
    ],
)
def test_what_is_no_text_equals_no_literal(value: object, sent: str) -> None:
    assert send(Str(compared=True), value) == sent


class Lazy:
    """Equals a text that it is not."""

    def __eq__(self, other: object) -> bool:
        return other == "a"

    __hash__ = None  # type: ignore[assignment]  # as a class with `__eq__` has it


def test_what_may_equal_a_text_is_refused() -> None:
    with pytest.raises(ContractError, match="a text is promised, a Lazy was found"):
        send(Str(compared=True), Lazy())
