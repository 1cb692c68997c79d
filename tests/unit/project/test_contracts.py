"""What a page is sent of an object: what its own templates read of it, and no more."""

from __future__ import annotations

import pytest

from tests.unit.analyze.programs import Case, app_with, site
from transpiler.facts import Program
from transpiler.project.contracts import contract, ctx_contracts
from transpiler.project.joined import joined
from transpiler.types import INT, STR, Field, List, Object

MODELS = "types/models"


def program(index: str, **others: str) -> Program:
    """Templates of an app whose index and profile show users."""
    fields = {"id": Field(INT), "name": Field(STR), "email": Field(STR), "token": Field(STR)}
    user = Object("User", fields, MODELS, "id")
    user.fields["boss"] = Field(user)
    sites = [site("index.html", user=user, users=List(user)), site("profile.html", user=user)]
    files = {name.replace("__", "/") + ".html": text for name, text in others.items()}
    profile = "{{ user.email }}{{ user.boss.token }}{{ g.user.email }}{{ current_user.email }}"
    case = Case({"index.html": index, "profile.html": profile, **files}, app_with(*sites))
    return case.program


def sent(found: dict[str, object], shape: str = "User") -> list[str]:
    """The keys of a shape in a contract."""
    return sorted(found["defs"].get(shape, {"fields": {}})["fields"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("index", "others", "keys"),
    [
        ("{{ user.name }}", {}, ["name"]),
        ("{{ user['name'] }}{{ user|attr('id') }}", {}, ["id", "name"]),
        ("{% for u in users %}{{ u.name }}{% endfor %}", {}, ["id", "name"]),  # React's key
        ("{{ users|map(attribute='name')|join }}", {}, ["id", "name"]),
        ("{% set u = user %}{{ u.name }}", {}, ["name"]),
        ("{% include 'card.html' %}", {"card": "{{ user.name }}"}, ["name"]),
        ("{% include ['no.html', 'card.html'] %}", {"card": "{{ user.name }}"}, ["name"]),
        ("{% extends 'base.html' %}", {"base": "{{ user.name }}"}, ["name"]),
        ("{% from 'm.html' import a %}{{ a(user) }}", {"m": "{% macro a(x) %}{{ x.name }}{% endmacro %}"}, ["name"]),
        (  # a macro that it does not call
            "{% from 'm.html' import a %}{{ a(user) }}",
            {
                "m": "{% macro a(x) %}{{ x.name }}{% endmacro %}{% macro b(x) %}{{ x.token }}{% endmacro %}",
                "other": "{% from 'm.html' import b %}{{ b(g.user) }}",
            },
            ["name"],
        ),
        (  # one that it hands on
            "{% import 'm.html' as m %}{{ m.show(m.a, user) }}",
            {
                "m": "{% macro a(x) %}{{ x.name }}{% endmacro %}{% macro b(x) %}{{ x.token }}{% endmacro %}"
                "{% macro show(f, x) %}{{ f(x) }}{% endmacro %}",
                "other": "{% import 'm.html' as m %}{{ m.b(g.user) }}",
            },
            ["name"],
        ),
        ("{% from 'm.html' import v %}{{ user.name }}", {"m": "{% set v = g.user.id %}"}, ["name"]),
        (  # a block that it replaces
            "{% extends 'base.html' %}{% block a %}{{ user.name }}{% endblock %}",
            {"base": "{% block a %}{{ user.token }}{% endblock %}"},
            ["name"],
        ),
        (
            "{% extends 'base.html' %}{% block a %}{{ super() }}{{ user.name }}{% endblock %}",
            {"base": "{% block a %}{{ user.token }}{% endblock %}"},
            ["name", "token"],
        ),
        (
            "{% extends 'base.html' %}{% block a %}{{ u.name }}{% endblock %}",
            {"base": "{% for u in users %}{% block a scoped %}{% endblock %}{% endfor %}"},
            ["id", "name"],
        ),
        (
            "{% from 'm.html' import a %}{% call(u) a(users) %}{{ u.name }}{% endcall %}",
            {"m": "{% macro a(xs) %}{% for x in xs %}{{ caller(x) }}{% endfor %}{% endmacro %}"},
            ["id", "name"],
        ),
        (
            "{% extends 'a.html' if user else 'b.html' %}{% block x %}{% endblock %}",
            {
                "a": "{% block x %}{{ user.token }}{% endblock %}{% block y %}{{ user.id }}{% endblock %}",
                "b": "{% block y %}{{ user.name }}{% endblock %}",
            },
            ["id", "name"],
        ),
        ("{{ user }}{{ user.boss.name }}", {}, ["__str__", "boss", "name"]),
    ],
)  # fmt: skip
def test_a_page_is_sent_what_it_reads(index: str, others: dict[str, str], keys: list[str]) -> None:
    assert sent(contract(program(index, **others), "index.html")) == keys


def test_other_pages_keep_theirs() -> None:
    found = program("{{ user }}{{ user.name }}")
    assert sent(contract(found, "profile.html")) == ["boss", "email", "token"]


def test_an_ambient_name_is_sent_where_it_is_read() -> None:
    found = program("{{ user.name }}{{ g.user.name }}{{ config.TITLE }}", plain="<p>{{ x }}</p>")
    index, profile = (ctx_contracts(found, name) for name in ("index.html", "profile.html"))
    assert sent(index["globals"], "Globals") == ["config", "g"]
    assert (sent(index["globals"]), sent(index["vars"], "Vars")) == (["name"], [])
    assert sent(profile["globals"], "Globals") == ["g"]
    assert (sent(profile["globals"]), sent(profile["vars"], "Vars")) == (["email"], ["current_user"])
    assert ctx_contracts(found, "plain.html") == {}


def object_(name: str) -> dict[str, str]:
    return {"kind": "object", "name": name}


def test_two_contracts_of_a_page_are_walked_together() -> None:
    known = {
        "root": object_("Page"),
        "defs": {
            "Page": {"fields": {"rows": {"type": {"kind": "list", "item": object_("Row")}}, "old": {"type": "text"}}},
            "Row": {"fields": {"a": {"type": "text"}, "next": {"type": object_("Row"), "optional": True}}},
        },
    }
    row = {"kind": "union", "members": [object_("RowData"), "none"]}
    now = {
        "root": object_("Page"),
        "defs": {
            "Page": {"fields": {"rows": {"type": {"kind": "list", "item": row}}, "new": {"type": "int"}}},
            "RowData": {"fields": {"b": {"type": "int"}, "next": {"type": object_("RowData")}}},
            "Row": {"fields": {"c": {"type": "str"}}},
        },
    }
    both = joined(known, now, names=False)
    assert sorted(both["defs"]) == ["Page", "RowData"]
    assert both["defs"]["Page"]["fields"] == {
        "rows": {"type": {"kind": "list", "item": row}},
        "old": {"type": "text"},
    }
    assert both["defs"]["RowData"]["fields"] == {
        "a": {"type": "text"},
        "next": {"type": object_("RowData"), "optional": True},
        "b": {"type": "int"},
    }
    assert sorted(joined(known, now)["defs"]["Page"]["fields"]) == ["new", "old", "rows"]
