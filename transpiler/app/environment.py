"""What the app adds to every template: filters, tests, globals, context processors, `g`.

Input: the program. Output: `Environment`. All spellings of Flask and of a plain Jinja environment: decorators
(`@app.template_filter`), methods (`app.add_template_filter`), items and `update` of `env.filters`, `env.tests`,
`env.globals`, and Starlette's `Jinja2Templates(context_processors=[...])`.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from transpiler.app.contexts import Context, Contexts, alternatives
from transpiler.app.functions import returned
from transpiler.app.inference import Inference
from transpiler.app.modules import FunctionNode, last_name
from transpiler.app.places import External, Frame, Place, Source
from transpiler.app.syntax import constant, keyword
from transpiler.facts import CustomName
from transpiler.facts.app import THEMED
from transpiler.types import STR, UNKNOWN, Function, Type, union

Kind: TypeAlias = Literal["filters", "tests", "globals"]

_DECORATORS: dict[str, Kind] = {
    "template_filter": "filters", "app_template_filter": "filters",
    "template_test": "tests", "app_template_test": "tests",
    "template_global": "globals", "app_template_global": "globals",
}  # fmt: skip
_METHODS: dict[str, Kind] = {f"add_{name}": kind for name, kind in _DECORATORS.items()}
_BABEL_FILTERS = ("datetimeformat", "dateformat", "timeformat", "timedeltaformat", "numberformat", "decimalformat",
                  "currencyformat", "percentformat", "scientificformat")  # fmt: skip
_PROCESSORS = frozenset({"context_processor", "app_context_processor"})
_ENVIRONMENT = re.compile(r"(^|_|j|jinja2?)env(ironment)?$|^_?jinja2?$")
"""What a variable is called that holds a Jinja environment (`jinja_env`, `jenv`, `self.environment`)."""

_TABLES: dict[str, Kind] = {"filters": "filters", "tests": "tests", "globals": "globals"}


@dataclass
class Environment:
    """The names by kind, and the variables of context processors and of `g`."""

    names: dict[Kind, dict[str, CustomName]] = field(
        default_factory=lambda: {"filters": {}, "tests": {}, "globals": {}}
    )
    context: dict[str, Type] = field(default_factory=dict)
    g: dict[str, Type] = field(default_factory=dict)
    processors: list[Context] = field(default_factory=list)
    """What each context processor gives."""
    stored: dict[str, list[Source]] = field(default_factory=dict)
    """What each attribute of `g` is set to."""


def read_environment(inference: Inference) -> Environment:
    """Read what the program adds to its templates."""
    reader = _Reader(inference)
    for module in inference.modules.all:
        for node, scope in module.functions:
            reader.decorated(node, Frame(scope))
        for call, scope in module.calls:
            reader.call(call, Frame(scope))
        for target, assigned, scope in module.stores:
            if assigned.value is not None:
                reader.store(target, assigned.value, Frame(scope))
    return reader.found


_PROXIES = frozenset(
    f"{package}.{name}" for package in ("flask", "quart") for name in ("g", "session", "request", "current_app")
) | {"flask_login.current_user"}
"""Values that look like functions of a package from outside."""


class _Reader:
    def __init__(self, inference: Inference) -> None:
        self._inference = inference
        self._contexts = Contexts(inference)
        self.found = Environment()

    def decorated(self, node: FunctionNode, frame: Frame) -> None:
        for decorator in node.decorator_list:
            call = decorator if isinstance(decorator, ast.Call) else None
            name = last_name(call.func if call is not None else decorator)
            if name in _PROCESSORS:
                self._processor(Place(node, frame))
            elif name in _DECORATORS:
                given = constant(keyword(call, "name", 0)) if call is not None else ...
                self._add(_DECORATORS[name], given if isinstance(given, str) else node.name, Place(node, frame))

    def call(self, call: ast.Call, frame: Frame) -> None:
        name = last_name(call.func)
        if name in _METHODS and call.args:
            given = constant(keyword(call, "name", 1))
            for place in self._functions(call.args[0], frame):
                own = place.node.name if isinstance(place.node, (ast.FunctionDef, ast.AsyncFunctionDef)) else ""
                self._add(_METHODS[name], given if isinstance(given, str) else own, place)
            if isinstance(given, str):
                self._add_expr(_METHODS[name], given, call.args[0], frame)
        elif name in _PROCESSORS and call.args:
            for place in self._functions(call.args[0], frame):
                self._processor(place)
        elif name == "update" and isinstance(call.func, ast.Attribute):
            kind = self._table(call.func.value, frame)
            if kind is not None:
                self._update(kind, call, frame)
        elif name == "Babel":
            self._babel(call, frame)
        elif name in ("init_themes", "setup_themes", "Themes"):
            self._themes(call, frame)
        elif name == "Jinja2Templates":
            processors = keyword(call, "context_processors")
            for target in self._inference.follower.elements(processors, frame) if processors is not None else ():
                if isinstance(target, Place):
                    self._processor(target)

    def store(self, target: ast.Attribute | ast.Subscript, value: ast.expr, frame: Frame) -> None:
        match target:
            case ast.Subscript(value=table, slice=key):
                kind, name = self._table(table, frame), constant(key)
                if kind is not None and isinstance(name, str):
                    self._add_expr(kind, name, value, frame)
            case ast.Attribute(value=owner, attr=attr):
                if self._inference.follower.external(owner, frame) in ("flask.g", "quart.g"):
                    type_ = self._inference.values.type_of(value, frame)
                    self.found.g[attr] = union(self.found.g[attr], type_) if attr in self.found.g else type_
                    self.found.stored.setdefault(attr, []).append((value, frame))

    def _babel(self, call: ast.Call, frame: Frame) -> None:
        """Flask-Babel adds its formats as filters."""
        made = self._inference.follower.external(call.func, frame)
        if made.split(".")[0] in ("flask_babel", "flask_babelex", "flask_babelplus"):
            for name in _BABEL_FILTERS:
                self._put("filters", CustomName(name, STR))

    def _themes(self, call: ast.Call, frame: Frame) -> None:
        """Flask-Themes and Flask-Themes2: `theme("layout.html")` is that template, or the active theme's."""
        made = self._inference.follower.external(call.func, frame)
        if made.split(".")[0] in ("flask_themes", "flask_themes2"):
            self._put("globals", CustomName("theme", STR, template=THEMED))
            self._put("globals", CustomName("theme_static", STR))
            self._put("globals", CustomName("theme_get_info", UNKNOWN))

    def _table(self, expr: ast.expr, frame: Frame) -> Kind | None:
        """Which table of a Jinja environment an expression is: `app.jinja_env.filters`, `templates.env.globals`.

        A local name for the environment is followed; what cannot be followed must look like one.
        """
        if not isinstance(expr, ast.Attribute) or expr.attr not in _TABLES:
            return None
        owner = expr.value
        if _ENVIRONMENT.search(last_name(owner)):
            return _TABLES[expr.attr]
        for target in self._inference.follower.follow(owner, frame):
            match target:
                case Place(ast.Attribute(attr="jinja_env" | "env")):
                    return _TABLES[expr.attr]
                case Place(ast.Call(func=func), inner):
                    made = self._inference.follower.external(func, inner)
                    if made.startswith("jinja2.") or made.endswith("Environment"):
                        return _TABLES[expr.attr]
                case _:
                    pass
        return None

    def _update(self, kind: Kind, call: ast.Call, frame: Frame) -> None:
        for given in call.keywords:
            if given.arg is not None:
                self._add_expr(kind, given.arg, given.value, frame)
        for arg in call.args:
            if isinstance(arg, ast.Name):
                self._steps(kind, arg.id, call, frame)
            for target in self._inference.follower.follow(arg, frame):
                match target:
                    case Place(ast.List(elts=elts) | ast.Tuple(elts=elts), inner):
                        for element in elts:
                            self._pair(kind, element, inner)
                    case Place(ast.ListComp(elt=element) | ast.GeneratorExp(elt=element) as made, inner):
                        self._pair(kind, element, inner.at(inner.module.inner[id(made)]))
                    case Place(ast.Dict(keys=keys, values=values), inner):
                        for key, value in zip(keys, values, strict=True):
                            name = constant(key)
                            if isinstance(name, str):
                                self._add_expr(kind, name, value, inner)
                    case Place(ast.Call(func=ast.Name(id="dict"), keywords=keywords), inner):
                        for given in keywords:
                            if given.arg is not None:
                                self._add_expr(kind, given.arg, given.value, inner)
                    case _:
                        pass

    def _pair(self, kind: Kind, element: ast.expr, frame: Frame) -> None:
        """`(name, function)` of a list that a table is updated with."""
        match element:
            case ast.Tuple(elts=[key, value]):
                for name in self._inference.follower.strings(key, frame) or ():
                    self._add_expr(kind, name, value, frame)
            case _:
                pass

    def _steps(self, kind: Kind, name: str, at: ast.Call, frame: Frame) -> None:
        """A dict that is filled step by step before a table is updated with it."""
        found = frame.scope.find(name)
        for target, assigned, scope in frame.module.stores:
            match target:
                case ast.Subscript(value=ast.Name(id=table), slice=key) if table == name and scope.find(name) == found:
                    text = constant(key)
                    if isinstance(text, str) and assigned.value is not None:
                        self._add_expr(kind, text, assigned.value, Frame(scope))
                case _:
                    pass
        for call, scope in frame.module.calls:
            match call.func:
                case ast.Attribute(value=ast.Name(id=table), attr="update") if table == name and call is not at:
                    if scope.find(name) == found:
                        self._update(kind, call, Frame(scope))
                case _:
                    pass

    def _functions(self, expr: ast.expr, frame: Frame) -> list[Place]:
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
        found = self._inference.follower.follow(expr, frame)
        return [t for t in found if isinstance(t, Place) and isinstance(t.node, kinds)]

    def _add_expr(self, kind: Kind, name: str, value: ast.expr, frame: Frame) -> None:
        places = self._functions(value, frame)
        if places:
            self._add(kind, name, places[0])
            return
        callable_ = kind != "globals" or any(
            (isinstance(t, External) and t.name not in _PROXIES)
            or (isinstance(t, Place) and isinstance(t.node, ast.ClassDef))
            for t in self._inference.follower.follow(value, frame)
        )
        type_ = None if callable_ else self._inference.values.type_of(value, frame)
        if isinstance(type_, Function):
            self._put(kind, CustomName(name, type_.result))
        else:
            self._put(kind, CustomName(name, UNKNOWN, type_))

    def _add(self, kind: Kind, name: str, place: Place) -> None:
        if isinstance(place.node, ast.Lambda):
            inner = self._inference.follower.inner(place)
            result = self._inference.values.type_of(place.node.body, inner)
        else:
            result = self._inference.values.result_of(place)
        self._put(kind, CustomName(name, result))

    def _put(self, kind: Kind, made: CustomName) -> None:
        self.found.names[kind].setdefault(made.name, made)

    def _processor(self, place: Place) -> None:
        inner = self._inference.follower.inner(place)
        if isinstance(place.node, ast.Lambda):
            values = [place.node.body]
        else:
            assert isinstance(place.node, (ast.FunctionDef, ast.AsyncFunctionDef))
            values = returned(place.node)
        context = alternatives([self._contexts.of(v, inner, v) for v in values])
        self.found.processors.append(context)
        for name, type_ in context.values.items():
            old = self.found.context.get(name)
            self.found.context[name] = type_ if old is None else union(old, type_)
