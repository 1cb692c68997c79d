"""One rendering is listened to: what functions returned is sent by their arguments."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import json
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

from transpiler.bridge import ContractError, Pages, Recorded, Recorder, encode_props, needs_recording
from transpiler.bridge.capture import Asked, asking, watch
from transpiler.bridge.page import Page
from transpiler.types import (
    HANDLE,
    HTML,
    INT,
    STR,
    TEXT,
    TRUTH,
    UNKNOWN,
    Dict,
    Field,
    Function,
    Html,
    List,
    Object,
    Tuple,
    Type,
    union,
)
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


def test_what_is_gone_through_once_is_sent_whole() -> None:
    template = "{% for a, b in pairs('xy', '12') %}{{ a }}{{ b }} {% endfor %}{{ pairs('z', '3')|list }}"
    context = {"pairs": zip}
    environment = jinja2.Environment(loader=jinja2.DictLoader({"page.html": template}))
    assert Recorder(environment).record("page.html", context).page == "x1 y2 [('z', '3')]"
    pairs = Function((), List(Tuple((STR, STR))), recorded=True)
    assert props(template, context, pairs=pairs) == {
        "pairs": {'["xy","12"]': [["x", "1"], ["y", "2"]], '["z","3"]': [["z", "3"]]}
    }


def test_groups_are_sent_whole() -> None:
    template = "{% for key, group in grouped('aab') %}{{ key }}{% for c in group %}{{ c }}{% endfor %} {% endfor %}"
    environment = jinja2.Environment(loader=jinja2.DictLoader({"page.html": template}))
    context = {"grouped": itertools.groupby}
    assert Recorder(environment).record("page.html", context).page == "aaa bb "
    groups = Function((), List(Tuple((STR, List(STR)))), recorded=True)
    assert props(template, context, grouped=groups) == {"grouped": {'["aab"]': [["a", ["a", "a"]], ["b", ["b"]]]}}


def test_an_iterator_of_the_app_makes_the_page_jinjas() -> None:
    class Rows:
        left = 2

        def __iter__(self) -> Rows:
            return self

        def __next__(self) -> str:
            self.left -= 1
            if self.left < 0:
                raise StopIteration
            return "row"

    rows = Function((), List(STR), recorded=True)
    with pytest.raises(ContractError, match="gone through only once"):
        props("{% for row in rows() %}{{ row }}{% endfor %}", {"rows": Rows}, rows=rows)


def test_other_iterators_stay_what_they_are() -> None:
    class Rows:
        total = 2

        def __iter__(self) -> Rows:
            return self

        def __next__(self) -> str:
            raise StopIteration

    template = "{{ rows().total }}{{ numbers()|first }}"
    environment = jinja2.Environment(loader=jinja2.DictLoader({"page.html": template}))
    context = {"rows": Rows, "numbers": itertools.count}
    assert Recorder(environment).record("page.html", context).page == "20"


def test_what_is_false_is_told_apart() -> None:
    sent = props("{{ f(none, 0, '', false, [], missing) }}", {"f": lambda *_: "x"}, f=CALLS)
    assert '[null,"0","",false,[],null]' in sent["f"]


def test_printed_results_may_be_markup() -> None:
    results = {1: Markup("<b>x</b>"), 2: "<i>", 3: None}
    printed = Function((), union(TEXT, HTML), recorded=True)
    sent = props("{% for n in (1, 2, 3) %}{{ f(n) }}{% endfor %}", {"f": results.get}, f=printed)
    assert sent == {"f": {'["1"]': {"__html": "<b>x</b>"}, '["2"]': "<i>", '["3"]': "None"}}


def test_calls_that_the_page_does_not_make_are_left_out() -> None:
    """Links of known routes, say, which it writes itself."""
    context = {"f": lambda *args, **kwargs: f"{args}{kwargs}"}
    environment = jinja2.Environment(loader=jinja2.DictLoader({"page.html": "{{ f(1, a=2) }}{{ f(1, b=2) }}{{ f() }}"}))
    given = {"__call__": {"0": frozenset({"exact"}), "a": frozenset({"exact"})}}
    contract = contract_of(Object("Page", {"f": Field(CALLS)}), given)
    sent = encode_props(contract, context, recorded=Recorder(environment).record("page.html", context))
    assert list(sent["f"]) == ['["1",{"a":"2"}]', "[]"]


@pytest.mark.parametrize("template", ["{{ f(0) }}{{ f('0') }}", "{{ f(1) }}{{ f('1') }}"])
def test_arguments_that_mean_the_same_to_the_page_have_no_result(template: str) -> None:
    with pytest.raises(ContractError, match="f: it returned different values for"):
        props(template, {"f": repr}, f=CALLS)


def test_a_function_that_answers_differently_has_no_result() -> None:
    numbers = iter(range(9))
    with pytest.raises(ContractError, match=r'f: it returned different values for \["1"\]'):
        props("{{ f(1) }}{{ f(1) }}{{ f(2) }}", {"f": lambda _: next(numbers)}, f=CALLS)


RENDER = Field(Function((), TEXT, recorded=True))
CHANGING = Field(Function((), Dict(STR, INT), recorded=True))


def test_what_a_template_changes_is_sent_as_it_was() -> None:
    """Results and arguments: the page changes them as well."""
    template = "{% set d = f(1) %}{{ show(d) }}{{ d.update(n=2) }}{{ show(d) }}{{ own.update(n=9) }}"
    given = {"f": lambda _: {"n": 1}, "show": str, "own": {"n": 1}}
    sent = props(template, given, f=CHANGING, show=RENDER, own=Dict(STR, INT))
    shown = {'[{"$dict":[["n","1"]]}]': "{'n': 1}", '[{"$dict":[["n","2"]]}]': "{'n': 2}"}
    assert sent == {"f": {'["1"]': [["n", 1]]}, "show": shown, "own": [["n", 1]]}


def test_a_dict_that_a_function_gives_again_is_sent_as_it_was_first() -> None:
    """Where each call gives a dict of its own, the page would change one for both."""
    kept = {"n": 1}
    template = "{% for _ in (1, 2) %}{% set d = f(1) %}{{ d.n }}{{ d.update(n=d.n + 1) }}{% endfor %}"
    assert props(template, {"f": lambda _: kept}, f=CHANGING) == {"f": {'["1"]': [["n", 1]]}}
    with pytest.raises(ContractError, match="f: it returned different values for"):
        props(template, {"f": lambda _: {"n": 1}}, f=CHANGING)


def test_items_under_computed_keys() -> None:
    """Each by its key; what is Undefined says so, what is named need not be of the same kind."""
    item = Function((), Object("Item", {"size": Field(INT)}), recorded=True)
    form = Object("Form", {"name": Field(TEXT), "__getitem__": Field(item, False, "__getitem__")})
    given = {"a": {"size": 1}, "name": "n"}
    sent = props("{% for k in ['a', 'gone'] %}{{ form[k] }}{% endfor %}{{ form['name'] }}", {"form": given}, form=form)
    assert sent == {"form": {"name": "n", "__getitem__": {'["a"]': {"size": 1}, '["gone"]': {"$undefined": True}}}}


def test_get_with_a_computed_key() -> None:
    get = Field(Function((), TEXT, recorded=True), False, "get")
    shape = Object("Args", {"page": Field(TEXT), "__get__": get})
    sent = props("{% for k in ['a', 'b'] %}{{ x.get(k, 'none') }}{% endfor %}", {"x": {"a": 1, "page": 2}}, x=shape)
    assert sent == {"x": {"page": "2", "__get__": {'["a","none"]': "1", '["b","none"]': "none"}}}


def test_a_call_that_is_sent_by_itself_need_not_be_of_the_same_kind() -> None:
    shape = Object("Texts", {
        "call": Field(Html(), False, "__call__", (("Save",), ())),
        "call_2": Field(Function((), TEXT, recorded=True), False, "__call__"),
    })  # fmt: skip
    given = {"f": lambda text: Markup("<b>Save</b>") if text == "Save" else text, "x": "other"}
    sent = props("{{ f('Save') }}{{ f(x) }}", given, f=shape)
    assert sent == {"f": {"call": {"__html": "<b>Save</b>"}, "call_2": {'["other"]': "other"}}}


def test_an_item_that_is_not_what_is_promised() -> None:
    shape = Object("Form", {"__getitem__": Field(Function((), INT, recorded=True), False, "__getitem__")})
    with pytest.raises(ContractError, match="an int within"):
        props("{{ x[k] }}", {"x": {"a": "text"}, "k": "a"}, x=shape)


def answers(template: str, **context: Any) -> dict[str, Any]:
    """What is sent of the functions of the environment."""
    environment = jinja2.Environment(loader=jinja2.DictLoader({"page.html": template}))
    environment.filters["shown"] = lambda value, *args, **kwargs: f"<{value}{args}{kwargs}>"
    environment.filters["autoescaped"] = jinja2.pass_eval_context(lambda ctx, value: f"{value} {ctx.autoescape}")
    environment.filters["named"] = jinja2.pass_context(lambda ctx, value: f"{value} {ctx.name}")
    environment.filters["counted"] = jinja2.pass_environment(lambda env, value: len(env.filters) > value)
    environment.filters["lost"] = lambda value: jinja2.Undefined()
    environment.tests["big"] = lambda value, than=5: value > than
    environment.globals["may"] = lambda what, where="": f"{what}{where}"
    unknown = contract_of(UNKNOWN)
    names = ("filter shown", "filter autoescaped", "filter named", "filter counted", "filter lost", "global may")
    page = Page(contract_of(Object("Page")), {}, (*names, "test big"))
    given = {"given": {"0": ["exact"], "1": ["exact"], "**": ["exact"]}}
    contracts = {**dict.fromkeys(names, unknown | given), "test big": contract_of(TRUTH) | given}
    pages = Pages({"page.html": page}, contracts)
    watch(environment, pages)
    asked = Asked(frozenset({"page.html"}))
    with asking(asked):
        html = environment.get_template("page.html").render(context)
    sent = asked.answer(html.encode())
    return {name: found for name, found in json.loads(sent)["answers"].items() if found} if sent else {}


def test_filters_tests_and_globals_are_answered_for() -> None:
    when = dt.datetime(2026, 1, 2, 3, 4)
    sent = answers("{{ when|shown }}{{ 2|shown(x, k=none) }}{{ may('a') }}{{ may('a', where='b') }}", when=when, x=1.0)
    assert sent == {
        "filter shown": {
            '["2026-01-02 03:04:00"]': "<2026-01-02 03:04:00(){}>",
            '["2026-01-02T03:04:00"]': "<2026-01-02 03:04:00(){}>",
            '["2","1",{"$dict":[["k",null]]}]': "<2(1.0,){'k': None}>",
        },
        "global may": {'["a"]': "a", '["a",{"$dict":[["where","b"]]}]': "ab"},
    }


def test_a_filter_gets_the_context_it_asks_for() -> None:
    sent = answers("{{ 1|autoescaped }}{{ 2|named }}{{ 3|counted }}{{ [7]|map('named')|first }}")
    assert sent == {
        "filter autoescaped": {'["1"]': "1 False"},
        "filter named": {'["2"]': "2 page.html", '["7"]': "7 page.html"},
        "filter counted": {'["3"]': True},
    }


def test_a_test_answers_with_its_truth() -> None:
    sent = answers("{{ 7 is big }}{{ 7 is big(9) }}{{ [1, 9]|select('big')|first }}")
    assert sent == {"test big": {'["7"]': True, '["7","9"]': False, '["1"]': False, '["9"]': True}}


@pytest.mark.parametrize("template", ["{{ 1|shown }}{{ 1.0|shown }}", "{{ 1|lost }}"])
def test_without_a_clear_answer_the_page_is_jinjas(template: str) -> None:
    assert answers(template) == {}


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
    assert '[["a","1"],{"$dict":[["k",null]]}]' in sent["f"]


def test_a_handle_is_text_where_the_value_is() -> None:
    recorded = Recorded()
    assert [recorded.handle(value) for value in ("a", 1, 2.0, None, "")] == ["a", "1", "2", "None", ""]
    first, second = Row("a"), Row("a")
    assert recorded.handle(first) == recorded.handle(first) != recorded.handle(second)


class Stubborn:
    """Has no hash, and cannot be compared."""

    __hash__ = None  # type: ignore[assignment]  # as a class with `__eq__` has it

    def __eq__(self, other: object) -> bool:
        raise ValueError(other)


def test_equal_values_have_one_name() -> None:
    recorded = Recorded()
    row, same, other, text = {"a": [1]}, {"a": [1.0]}, {"a": [2]}, [("a", [1])]
    assert recorded.handle(row) == recorded.handle(same) != recorded.handle(other) != recorded.handle(text)
    one, two = Stubborn(), Stubborn()
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
    watch(environment, Pages({"page.html": Page(contract)}))
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


def test_a_page_that_is_listened_to_gets_the_context_as_it_was() -> None:
    template = "{{ f(1) }}{{ own.n }}{{ own.update(n=2) }}"
    environment = jinja2.Environment(loader=jinja2.DictLoader({"page.html": template}))
    page = Page(contract_of(Object("Page", {"f": Field(CALLS), "own": Field(Dict(STR, INT))})))
    watch(environment, Pages({"page.html": page}))
    asked = Asked(frozenset({"page.html"}))
    with asking(asked):
        html = environment.get_template("page.html").render(f=str, own={"n": 1})
    payload = asked.answer(html.encode())
    assert payload is not None
    assert json.loads(payload)["props"] == {"f": {'["1"]': "1"}, "own": [["n", 1]]}


@pytest.mark.parametrize(("template", "sent"), [("{{ f(1) }}{{ may() }}", True), ("{{ f(1) }}", None)])
def test_what_async_functions_return(template: str, sent: bool | None) -> None:
    source = jinja2.DictLoader({"page.html": template + "{{ 2|triple }}"})
    environment = jinja2.Environment(loader=source, enable_async=True)

    async def triple(value: int) -> int:
        return 3 * value

    async def double(value: int) -> str:
        return str(2 * value)

    async def may() -> bool:
        return True

    environment.filters["triple"] = triple
    shape = Object("Page", {"f": Field(CALLS), "may": Field(TRUTH, False, "may", ((), ()))})
    page = Page(contract_of(shape), {}, ("filter triple",))
    watch(environment, Pages({"page.html": page}, {"filter triple": contract_of(INT)}))
    asked = Asked(frozenset({"page.html"}))

    async def render() -> str:
        return await environment.get_template("page.html").render_async(f=double, may=may)

    with asking(asked):
        html = asyncio.run(render())
    payload = asked.answer(html.encode())
    assert payload is not None
    kept = {} if sent is None else {"may": sent}
    assert json.loads(payload) == {
        "template": "page.html", "props": {"f": {'["1"]': "2"}, **kept}, "answers": {"filter triple": {'["2"]': 6}},
    }  # fmt: skip


def test_an_async_function_in_an_environment_that_does_not_await() -> None:
    async def may() -> bool:
        return True

    contract = contract_of(Object("Page", {"may": Field(TRUTH, False, "may", ((), ()))}))
    with pytest.raises(ContractError, match="may: it returned what is still awaited"):
        encode_props(contract, {"may": may})
