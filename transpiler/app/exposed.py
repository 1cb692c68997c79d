"""Methods of view classes that a library registers: `@expose("/new/")` of Flask-Admin and Flask-AppBuilder.

Input: the modules of the app. Output: methods with their routes. A class of views is a blueprint whose name and prefix
are known only when the app runs, so the endpoint is `*.create_view` and no link is written from it: Python makes it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from transpiler.app.follow import Follower
from transpiler.app.modules import FunctionNode, Modules, last_name
from transpiler.app.places import Frame, Place
from transpiler.app.rules import converters
from transpiler.app.syntax import keyword
from transpiler.facts import Route

NAMELESS = "*"
"""Stands for the name of a blueprint that the source does not tell."""


def exposed_views(modules: Modules, follower: Follower) -> Iterator[tuple[FunctionNode, Route]]:
    """The methods, each with the routes of all its decorators."""
    for module in modules.all:
        for node, scope in module.functions:
            if not isinstance(scope.node, ast.ClassDef):
                continue
            for decorator in node.decorator_list:
                if isinstance(decorator, ast.Call) and last_name(decorator.func) == "expose":
                    yield from ((node, route) for route in _routes(decorator, Frame(scope), node.name, follower))


def _routes(call: ast.Call, frame: Frame, name: str, follower: Follower) -> Iterator[Route]:
    url, given = keyword(call, "url", 0), keyword(call, "methods", 1)
    rules = ["/"] if url is None else follower.strings(url, frame) or []
    methods = frozenset(_texts(given, frame, follower)) if given is not None else frozenset({"GET"})
    for rule in rules:
        if rule.startswith("/"):
            yield Route(f"{NAMELESS}.{name}", rule, converters(rule), methods, exact=False)


def _texts(given: ast.expr, frame: Frame, follower: Follower) -> Iterator[str]:
    for target in follower.elements(given, frame):
        if isinstance(target, Place) and isinstance(target.node, ast.expr):
            yield from (text.upper() for text in follower.strings(target.node, target.frame) or ())
