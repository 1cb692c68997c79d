"""One rendering is listened to: what functions returned is sent by their arguments."""

from __future__ import annotations

import json
from typing import Any

import jinja2
import pytest

from transpiler.bridge import ContractError, Pages, Recorded, Recorder, encode_props, needs_recording
from transpiler.bridge.capture import Asked, asking, watch
from transpiler.bridge.page import Page
from transpiler.types import HANDLE, INT, TEXT, Field, Function, List, Object, Type
from transpiler.types.contract import contract_of

CALLS = Function((), TEXT, recorded=True)


def props(template: str, context: dict[str, Any], **fields: Type | Field) -> dict[str, Any]:
    """What is sent for a page."""
    environment = jinja2.Environment(loader=jinja2.DictLoader({"page.html": template}))
    recorded = Recorder(environment).record("page.html", context)
    shape = Object("Page", {k: v if isinstance(v, Field) else Field(v) for k, v in fields.items()})
    contract = contract_of(shape)
    assert needs_recording(contract)
    return encode_props(contract, context, recorded=recorded)


def test_results_by_arguments() -> None:
    template = "{% for n in (1, 2) %}{{ f(n, 'a', key=n) }}{% endfor %}{{ f() }}"
    sent = props(template, {"f": lambda *args, **kwargs: f"{args}{kwargs}"}, f=CALLS)
    assert sent == {"f": {
        '["1","a",{"key":"1"}]': "(1, 'a'){'key': 1}", '["2","a",{"key":"2"}]': "(2, 'a'){'key': 2}", "[]": "(){}",
    }}  # fmt: skip


def test_the_page_stays_what_it_is() -> None:
    environment = jinja2.Environment(loader=jinja2.DictLoader({"page.html": "{{ f(1) }}{{ name }}"}))
    assert Recorder(environment).record("page.html", {"f": str, "name": "x"}).page == "1x"


def test_what_is_false_is_one_argument() -> None:
    sent = props("{{ f(none, 0, '', false, [], missing) }}", {"f": lambda *_: "x"}, f=CALLS)
    assert sent == {"f": {'["","","","","",""]': "x"}}


def test_arguments_that_mean_the_same_to_the_page_have_no_result() -> None:
    assert props("{{ f(0) }}{{ f('') }}{{ f(1) }}", {"f": repr}, f=CALLS) == {"f": {'["1"]': "1"}}


def test_a_function_that_answers_differently_has_no_result() -> None:
    numbers = iter(range(9))
    sent = props("{{ f(1) }}{{ f(1) }}{{ f(2) }}", {"f": lambda _: next(numbers)}, f=CALLS)
    assert sent == {"f": {'["2"]': "2"}}


class Row:
    def __init__(self, name: str) -> None:
        self.name = name

    def has(self, other: object) -> bool:
        return other is self

    def __call__(self, **kwargs: object) -> str:
        return f"{self.name}{kwargs}"


def test_objects_are_told_apart_by_handles() -> None:
    rows = [Row("same"), Row("same")]
    shape = Object("Row", {"$ref": Field(HANDLE), "name": Field(TEXT), "has": Field(CALLS, attribute="has")})
    sent = props("{% for r in rows %}{{ r.has(rows[0]) }}{% endfor %}", {"rows": rows}, rows=List(shape))
    first, second = sent["rows"]
    assert (first["$ref"], second["$ref"]) != (second["$ref"], first["$ref"])
    assert first["has"][f'["{first["$ref"]}"]'] == "True"
    assert second["has"][f'["{first["$ref"]}"]'] == "False"


def test_an_object_that_is_called() -> None:
    shape = Object("Row", {"call": Field(CALLS, attribute="__call__")})
    sent = props("{{ row(a=1) }}", {"row": Row("x")}, row=shape)
    assert sent == {"row": {"call": {'[{"a":"1"}]': "x{'a': 1}"}}}


def test_a_collection_is_known_by_its_content() -> None:
    sent = props("{{ f(['a', 1], {'k': none}) }}", {"f": lambda *_: "x"}, f=CALLS)
    assert '[["a","1"],{"$dict":[["k",""]]}]' in sent["f"]


def test_a_handle_is_text_where_the_value_is() -> None:
    recorded = Recorded()
    assert [recorded.handle(value) for value in ("a", 1, 2.0, None, [])] == ["a", "1", "2", "", ""]
    first, second = Row("a"), Row("a")
    assert recorded.handle(first) == recorded.handle(first) != recorded.handle(second)


def test_values_that_cannot_be_keys() -> None:
    one, two = [1], [1]
    recorded = Recorded()
    assert recorded.handle(one) == recorded.handle(one) != recorded.handle(two)


def test_macros_partials_and_variables_of_loops() -> None:
    environment = jinja2.Environment(
        loader=jinja2.DictLoader({
            "page.html": "{% from 'm.html' import m %}{% for n in (1,) %}{% include 'p.html' %}{{ m(f) }}{% endfor %}",
            "p.html": "{{ f('partial', n) }}",
            "m.html": "{% macro m(g) %}{{ g('macro') }}{% endmacro %}",
        })
    )  # fmt: skip

    def function(*args: object) -> str:
        return str(args)

    recorded = Recorder(environment).record("page.html", {"f": function})
    assert [call.args for call in recorded.of(function)] == [("partial", 1), ("macro",)]
    assert [call.kwargs for call in recorded.of(function)] == [{}, {}]


def test_a_function_of_the_context_is_given_what_jinja_gives_it() -> None:
    @jinja2.pass_context
    def function(context: jinja2.runtime.Context, value: int) -> str:
        return f"{context['name']}{value}"

    assert props("{{ f(1) }}", {"f": function, "name": "x"}, f=CALLS) == {"f": {'["1"]': "x1"}}


def test_without_a_rendering_there_are_no_results() -> None:
    contract = contract_of(Object("Page", {"f": Field(CALLS)}))
    assert encode_props(contract, {"f": str}) == {"f": {}}
    assert not needs_recording(contract_of(Object("Page", {"f": Field(TEXT)})))


def test_a_result_that_breaks_its_contract() -> None:
    with pytest.raises(ContractError, match=r"f\(\): an int within 2\^53 is promised"):
        props("{{ f() }}", {"f": lambda: "x"}, f=Function((), INT, recorded=True))


def test_the_bridge_listens_to_the_apps_own_rendering() -> None:
    environment = jinja2.Environment(loader=jinja2.DictLoader({"page.html": "{{ f(1) }}", "mail.txt": "{{ f(2) }}"}))
    contract = contract_of(Object("Page", {"f": Field(CALLS)}))
    watch(environment, Pages({"page.html": Page(contract, False)}, {}))
    given: list[int] = []

    def double(value: int) -> str:
        given.append(value)
        return str(2 * value)

    asked = Asked(frozenset({"page.html"}))
    with asking(asked):
        assert environment.get_template("page.html").render(f=double) == "2"
        assert environment.get_template("mail.txt").render(f=double) == "4"
    payload = asked.answer(b"2")
    assert payload is not None
    assert json.loads(payload) == {"template": "page.html", "props": {"f": {'["1"]': "2"}}}
    assert given == [1, 2]
