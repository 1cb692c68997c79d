"""What the Python side of an app says, read from its source without running it.

`read_app(files)` takes path -> text and gives `(AppFacts, problems)`. Tests define apps of their own and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from transpiler.app.calls import Calls
from transpiler.app.contexts import Context
from transpiler.app.environment import Environment, read_environment
from transpiler.app.flask import FlaskRoutes, read_flask
from transpiler.app.follow import Follower
from transpiler.app.inference import Inference
from transpiler.app.modules import Problem, read_modules
from transpiler.app.named import named_texts
from transpiler.app.pages import Views
from transpiler.app.starlette import read_starlette
from transpiler.app.template_roots import loader_roots
from transpiler.facts import AppFacts, CallSite, Route
from transpiler.types import FLOAT, INT, STR, UNKNOWN, Type, union

__all__ = ["Problem", "Reading", "read_app", "read_deeply"]

_TESTS = re.compile(r"(^|/)(tests?/|conftest\.py$|test_[^/]*\.py$)")
_CONVERTED: dict[str, Type] = {"int": INT, "float": FLOAT, "string": STR, "path": STR}


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts of an app and what they were read from, for readers that look deeper."""

    facts: AppFacts
    problems: list[Problem]
    inference: Inference
    contexts: list[tuple[CallSite, Context]]
    """The context behind each call site."""
    environment: Environment
    route_parameters: dict[int, dict[str, Type]]
    """The types of view parameters by `id` of the view's node."""


def read_app(files: Mapping[str, str]) -> tuple[AppFacts, list[Problem]]:
    """Read the facts of an app from the text of its Python files; paths use `/`, relative to the app's root."""
    reading = read_deeply(files)
    return reading.facts, reading.problems


def read_deeply(files: Mapping[str, str]) -> Reading:
    """The same, with what the facts were read from."""
    modules, problems = read_modules({path: text for path, text in files.items() if not _TESTS.search(path)})
    follower = Follower(modules)
    flask = read_flask(modules, follower)
    starlette = read_starlette(modules, follower)
    parameters: dict[int, dict[str, Type]] = {}
    inference = Inference(modules, follower, parameters)
    parameters.update(_route_parameters(flask, inference))
    views = Views(modules, follower, [*flask.views, *starlette.views])
    calls = Calls(inference, flask.blueprint_of, views)
    contexts = calls.find()
    environment = read_environment(inference)

    facts = AppFacts(framework="flask" if flask.routes else "starlette" if starlette.routes else "none")
    facts.fastapi = starlette.fastapi
    for route in (*flask.routes, *starlette.routes):
        facts.routes.setdefault(route.endpoint, []).append(route)
    for site, _ in contexts:
        facts.call_sites.setdefault(site.template, []).append(site)
    facts.context = environment.context
    facts.g = environment.g
    facts.filters = environment.names["filters"]
    facts.tests = environment.names["tests"]
    facts.globals = environment.names["globals"]
    facts.static_url_path = flask.static_url_path if flask.routes else starlette.static_url_path
    facts.static_folders = {**starlette.static_folders, **flask.static_folders}
    facts.guarded = views.guarded() | starlette.guarded
    facts.named = named_texts(modules)
    facts.template_roots = list(dict.fromkeys([*flask.template_roots, *loader_roots(modules, follower)]))
    problems = [*problems, *flask.problems, *starlette.problems, *calls.problems]
    return Reading(facts, problems, inference, contexts, environment, parameters)


def _route_parameters(flask: FlaskRoutes, inference: Inference) -> dict[int, dict[str, Type]]:
    """The types a Flask view's parameters get from its rules, by their converters and defaults; a parameter that some
    rule lacks is left out.
    """
    by_view: dict[int, list[Route]] = {}
    for view, route in flask.views:
        by_view.setdefault(view, []).append(route)
    found: dict[int, dict[str, Type]] = {}
    for view, routes in by_view.items():
        converted = {name for route in routes for name in route.converters}
        given = {name: flask.defaults[view, name] for name in converted if (view, name) in flask.defaults}
        found[view] = {
            name: union(
                *(_CONVERTED.get(r.converters[name], UNKNOWN) for r in routes if name in r.converters),
                *(inference.values.type_of(*source) for source in given.get(name, ())),
            )
            for name in sorted(converted)
            if name in given or all(name in route.converters for route in routes)
        }
    return found
