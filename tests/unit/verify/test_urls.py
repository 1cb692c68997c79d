"""The link that `verify` gives a template is the one that werkzeug builds."""

from __future__ import annotations

import itertools

import pytest
from werkzeug.routing import BuildError, Map, Rule

from transpiler.app.rules import converters
from transpiler.facts import AppFacts, Route, Setting
from transpiler.verify.urls import build_url

CONFIG = {"ENV": "production"}
ENDPOINTS: dict[str, list[tuple[str, dict[str, object]]]] = {
    "nodes": [("/nodes", {"env": Setting("ENV")}), ("/<env>/nodes", {})],
    "posts": [("/posts/page/<int:page>", {}), ("/posts", {"page": 1})],
    "facts": [
        ("/fact/<path:fact>", {"env": Setting("ENV"), "value": None}),
        ("/<env>/fact/<path:fact>", {"value": None}),
        ("/fact/<path:fact>/<path:value>", {"env": Setting("ENV")}),
        ("/<env>/fact/<path:fact>/<path:value>", {}),
    ],
    "shown": [("/some", {}), ("/all", {"show": "all"})],
    "only": [("/only", {"show": "all"})],
}
VALUES: dict[str, tuple[object, ...]] = {
    "env": (None, "production", "test/é"),
    "page": (None, 1, 2),
    "fact": ("a/b", None),
    "value": (None, "x y"),
    "show": (None, "all", "none"),
}


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_links_are_those_of_werkzeug(endpoint: str) -> None:
    app = AppFacts(framework="flask")
    app.routes[endpoint] = [
        Route(endpoint, rule, converters(rule), defaults=defaults) for rule, defaults in ENDPOINTS[endpoint]
    ]
    rules = [
        Rule(rule, endpoint=endpoint, defaults={name: _value(value) for name, value in defaults.items()})
        for rule, defaults in ENDPOINTS[endpoint]
    ]
    adapter = Map(rules).bind("localhost")
    names = sorted({name for route in app.routes[endpoint] for name in route.arguments} | {"page"})
    for chosen in itertools.product(*(VALUES[name] for name in names)):
        values = dict(zip(names, chosen, strict=True))
        try:
            expected = adapter.build(endpoint, values)
        except BuildError:
            with pytest.raises(LookupError):
                build_url(app, "page.html", endpoint, values, CONFIG)
        else:
            assert build_url(app, "page.html", endpoint, values, CONFIG) == expected


def test_what_the_call_leaves_to_the_app_is_not_refused() -> None:
    app = AppFacts(framework="flask")
    app.routes["bills"] = [Route("bills", "/<project>/", converters("/<project>/"))]
    assert build_url(app, "page.html", "bills", {"page": 2}) == "/bills?page=2"
    with pytest.raises(LookupError):
        build_url(app, "page.html", "bills", {"project": None})


def _value(default: object) -> object:
    return CONFIG[default.key] if isinstance(default, Setting) else default
