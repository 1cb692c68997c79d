"""What a template reads of a value whose type does not have it is noticed, though both pages show nothing there."""

from __future__ import annotations

from typing import Any

import pytest

from transpiler.options import Options
from transpiler.types import STR, Field, Function, List, Object, Type, union
from transpiler.verify.coverage import PROBES, Probes
from transpiler.verify.environment import environment_of
from transpiler.verify.made_up import BARE, Maker, Plan


def unsent(text: str, **types: Type) -> list[str]:
    """What is noted while a template shows made-up values of these types."""
    macro = "{% macro card(who) %}\n{{ who.mail }}{% endmacro %}"
    environment = environment_of({"p.html": text, "m.html": macro}, Options(), {})
    setattr(environment, PROBES, Probes())
    environment.own_globals = {}
    environment.start_page({})
    maker = Maker(Plan(BARE))
    context: dict[str, Any] = {name: maker.make(type_, (name,)) for name, type_ in types.items()}
    environment.get_template("p.html").render(context)
    return list(map(str, environment.unsent))


USER = Object("User", {"name": Field(STR), "title": Field(STR, True)}, "types/models")


@pytest.mark.parametrize(
    "text",
    [
        "{{ user.name }}",
        "{{ user['name'] }}",
        "{{ user.title }}",
        "{{ user|attr('name') }}",
        "{{ [user]|map(attribute='name')|join }}",
        "{{ user.get('name') }}",
        "{{ name.size }}",
    ],
)
def test_what_the_type_has_is_sent(text: str) -> None:
    assert unsent(text, user=USER, name=STR) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{{ user.mail }}", 1),
        ("\n{{ user['mail'] }}", 2),
        ("{{ [user]|map(attribute='mail')|join }}", 1),
        ("{% if user.mail is defined %}x{% endif %}", 1),
    ],
)
def test_what_the_type_does_not_have_is_not(text: str, line: int) -> None:
    assert unsent(text, user=USER) == [f"p.html:{line} reads `mail` of User, which the page is not sent"]


def test_the_place_is_that_of_the_macro() -> None:
    assert unsent("{% import 'm.html' as m %}\n\n{{ m.card(user) }}", user=USER) == [
        "m.html:2 reads `mail` of User, which the page is not sent"
    ]


def test_computed_keys_are_asked_for() -> None:
    found = Object("Row", {"__getitem__": Field(Function((), STR, recorded=True), False, "__getitem__")})
    assert unsent("{{ row[key] }}", row=union(found, List(STR)), key=STR) == []
