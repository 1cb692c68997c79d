"""Which code a construct becomes where the types are known: the first rung of the ladder."""

from __future__ import annotations

import re

import pytest
from jinja2.defaults import DEFAULT_FILTERS, DEFAULT_NAMESPACE, DEFAULT_TESTS

import transpiler.lower  # noqa: F401 - loads the rules
from tests.support.paths import ROOT
from tests.unit.lower.harness import context, expression, lower
from transpiler import ir, nodes
from transpiler.emit.imports import Imports
from transpiler.emit.writer import Writer
from transpiler.lower.context import FILTERS, GLOBALS, TESTS
from transpiler.lower.runtime_index import runtime_exports

ROOMS = [ROOT / "transpiler" / "lower" / room for room in ("filters", "is_tests", "methods", "globals")]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        # filters
        ("minus|abs", "Math.abs(minus)"),
        ('post|attr("title")', "post.title"),
        ("posts|batch(3)", "batch(posts, 3)"),
        ('name|default("x")', "name"),
        ('absent|default("x")', 'absent ?? "x"'),
        ('either|default("x")', 'either === undefined ? "x" : either'),
        ('missing|default("x")', '"x"'),
        ('nothing|default("x", true)', 'nothing || "x"'),
        ("tags|default([], true)", "tags.length > 0 ? tags : []"),
        ("tags|first", "tags[0]"),
        ("tags|last", "tags.at(-1)"),
        ('"%s: %s"|format(name, count)', "`${name}: ${count}`"),
        ('"%.2f"|format(price)', 'format("%.2f", price)'),
        ("count|int", "count"),
        ("price|int", "Math.trunc(price)"),
        ("totals|items", "totals"),
        ('tags|join(", ")', 'tags.join(", ")'),
        ('posts|join(", ", attribute="title")', 'posts.map((post2) => post2.title).join(", ")'),
        ("prices|join", 'prices.map((price2) => float(price2)).join("")'),
        ("tags|length", "tags.length"),
        ("totals|count", "totals.length"),
        ("absent_posts|length", "absent_posts?.length ?? 0"),
        ("tags|list", "tags"),
        ("name|lower", "name.toLowerCase()"),
        ("count|upper", "`${count}`.toUpperCase()"),
        ('posts|map(attribute="title")', "posts.map((post2) => post2.title)"),
        ('posts|map(attribute="author.name")', "posts.map((post2) => post2.author?.name)"),
        ('tags|map("upper")', "tags.map((tag) => tag.toUpperCase())"),
        ('name|replace("_", " ")', 'name.replaceAll("_", " ")'),
        ('name|replace("a", "$")', 'replace(name, "a", "$")'),
        ("tags|reverse", "tags.toReversed()"),
        ("count|round", "count"),
        ("price|round(2)", "roundFloat(price, 2)"),
        ("name|safe", "{ __html: name }"),
        ("body|safe", "body"),
        ('posts|selectattr("active")', "posts.filter((post2) => post2.active)"),
        ('posts|rejectattr("active")', "posts.filter((post2) => !post2.active)"),
        ('posts|selectattr("author")', "posts.filter((post2) => post2.author !== null)"),
        ('posts|selectattr("year", "gt", 2000)', "posts.filter((post2) => post2.year > 2000)"),
        ('tags|reject("equalto", "a")', 'tags.filter((tag) => tag !== "a")'),
        ('posts|selectattr("year", "odd")', "posts.filter((post2) => post2.year % 2 !== 0)"),
        ('posts|sort(attribute="title")', 'sort(posts, { attribute: "title" })'),
        ("name|string", "name"),
        ('posts|sum(attribute="year")', "posts.reduce((sum, item) => sum + item.year, 0)"),
        ("tags|tojson", "tojson(tags)"),
        ("name|trim", "trim(name)"),
        ("name|truncate(20)", "truncate(name, 20)"),
        # tests
        ("name is defined", "true"),
        ("absent is defined", "absent !== undefined"),
        ("absent is undefined", "absent === undefined"),
        ("nothing is none", "nothing === null"),
        ("name is none", "false"),
        ("count is even", "count % 2 === 0"),
        ("count is odd", "count % 2 === 1"),
        ("minus is odd", "minus % 2 !== 0"),
        ("count is divisibleby 3", "count % 3 === 0"),
        ("name is string", "true"),
        ("nothing is string", "nothing !== null"),
        ("any_text is mapping", "isMapping(any_text)"),
        ("active is true", "active"),
        ("active is false", "!active"),
        ("count is gt 3", "count > 3"),
        # methods
        ("name.upper()", "name.toUpperCase()"),
        ('name.startswith("a")', 'name.startsWith("a")'),
        ('name.split(",")', 'name.split(",")'),
        ("name.split()", "split(name)"),
        ('", ".join(tags)', 'tags.join(", ")'),
        ('"{} of {}".format(count, name)', "`${count} of ${name}`"),
        ("totals.items()", "totals"),
        ("totals.keys()", "totals.map(([key]) => key)"),
        ("totals.values()", "totals.map(([, value]) => value)"),
        ('totals.get("b", 0)', 'totals.find(([key]) => key === "b")?.[1] ?? 0'),
        ('post.get("title")', "post.title"),
        ('when.strftime("%Y")', 'strftime(when, "%Y")'),
        ("none_left.append(name)", "append(none_left, name)"),
        # globals
        ("csrf_token()", "ctx.globals.csrf_token"),
        ("range(3)", "range(3)"),
        ('dict(a=1, b="x")', '{ a: 1, b: "x" }'),
        ('_("Save")', 'gettext(ctx, "Save")'),
        ('joiner(", ")', 'joiner(", ")'),
    ],
)  # fmt: skip
def test_code(source: str, code: str) -> None:
    lowered = lower(source)
    assert lowered.text == code
    assert lowered.codes == []


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("name|upper(1)", "unsupported-call"),
        ("name|replace('a')", "unsupported-call"),
        ("name|truncate(size=3)", "unsupported-call"),
        ("tags|join(*tags)", "unsupported-call"),
        ("tags|map(name)", "unsupported-call"),
        ("tags|map", "unsupported-call"),
        ("tags|select(name)", "unsupported-call"),
        ("posts|selectattr", "unsupported-call"),
        ("price|round(method='up')", "unsupported-call"),
        ("price|round(method=name)", "unsupported-call"),
        ("totals|dictsort(by='size')", "unsupported-call"),
        ("'%s'|format(1, a=2)", "unsupported-call"),
        ("name is divisibleby", "unsupported-call"),
        ("name is filter", "unsupported-call"),
        ("tags|map('nope')|list", "unknown-filter"),
        ("tags|select('nope')|list", "unknown-test"),
        ("range()", "unsupported-call"),
        ("cycler()", "unsupported-call"),
        ("ngettext('a')", "unsupported-call"),
        ("tags.append(1)", "type-mismatch"),
        ("tags.extend([1])", "type-mismatch"),
        ("totals.update({'a': 1})", "unsupported-call"),
        ("{'a': 1}.pop('a')", "unsupported-call"),
    ],
)  # fmt: skip
def test_what_cannot_be_followed_is_said(source: str, code: str) -> None:
    assert code in lower(source).codes


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("tags|join(body)", "join(tags, body, { autoescape: false })"),
        ("any_text|replace('a', 'b')", 'replace(any_text, "a", "b", { autoescape: false })'),
        ("name|urlize", "urlize(name, { autoescape: false })"),
        ('_("a %(n)s", n=count)', 'percent(translated(ctx, "a %(n)s"), { n: count })'),
    ],
)
def test_without_autoescape(source: str, code: str) -> None:
    assert lower(source, autoescape=False).text == code


def test_a_copy_that_is_changed_is_a_copy() -> None:
    ctx = context()
    ctx.module.facts.tree = nodes.Template((nodes.Output((expression("tags.append(name)"),)),))
    ctx.module.program.templates["page.html"] = ctx.module.facts
    assert isinstance(ctx.value(expression("tags|list")).code, ir.FilterCall)
    assert Writer(Imports("p.tsx", "@", set())).expr(ctx.value(expression("tags|list")).code) == "[...tags]"


def test_every_filter_has_a_rule() -> None:
    assert set(DEFAULT_FILTERS) - set(FILTERS) == set()


def test_every_test_has_a_rule() -> None:
    assert set(DEFAULT_TESTS) - set(TESTS) == set()


def test_every_global_has_a_rule() -> None:
    assert {*DEFAULT_NAMESPACE, "url_for", "get_flashed_messages", "_"} - set(GLOBALS) == {"lipsum"}


def test_random_text_is_pythons() -> None:
    lowered = lower("lipsum(2)")
    assert (lowered.text, lowered.codes) == ("lipsum(2)", [])
    assert lowered.ctx.module.env_uses == {"lipsum": "global"}


def test_helpers_exist() -> None:
    used = {
        name
        for room in ROOMS
        for file in room.rglob("*.py")
        for name in re.findall(r'ctx\.(?:call|helper)\(\s*"(\w+)"', file.read_text(encoding="utf-8"))
    }
    assert len(used) > 40
    assert used - set(runtime_exports()) == set()


def test_floats_in_lists() -> None:
    assert "boxFloat" in lower("prices|sort|string").text
