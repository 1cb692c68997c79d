"""Calls of ambient functions: `url_for`, `get_flashed_messages`, gettext, `range`, `namespace` ..."""

from __future__ import annotations

import re
from collections.abc import Callable

from transpiler import nodes
from transpiler.analyze.cells import CallArgs, Use
from transpiler.analyze.filters import FilterWalk
from transpiler.analyze.links import endpoint_of, find_link
from transpiler.analyze.names import World
from transpiler.analyze.uses import CONTEXT_FUNCTIONS, FUNCTION_RESULTS
from transpiler.analyze.values import Cycler, ReadAmbient, Unit, Value
from transpiler.facts import Route, Setting
from transpiler.types import STR, TEXT, UNKNOWN, ContextPath

_SETTING = re.compile(r"<config\[(\w+)\]>")
_ONLY_TEXT_PERCENT = re.compile(r"(?:[^%]|%%|%\(\w+\)s)*")


class AmbientCalls(FilterWalk):
    """Adds the ambient functions to the walk of expressions."""

    world: World
    unit: Unit
    template: str

    def opaque(self, node: nodes.Call) -> None:
        """Evaluate the arguments; nothing is known about what happens to them."""
        self._give(node, Use.OPAQUE)

    def _give(self, node: nodes.Call, use: Use) -> None:
        """The arguments are given to something that does `use` with them."""
        for argument in arguments_of(node):
            value = self.expr(argument)
            self.use(value, use)
            if argument is node.dyn_kwargs:
                self.mapping(value, use)

    def recorded(self, value: Value, node: nodes.Call, name: str, first: Use = Use.ARGUMENT) -> Value:
        """The result of a method (`__call__`: the value itself) that Python calls while it renders the template.

        `first` is what it does with its first argument.
        """
        for index, argument in enumerate((*node.args, *(keyword.value for keyword in node.kwargs))):
            self.use(self.expr(argument), Use.ARGUMENT if index or not node.args else first)
        if node.dyn_args is not None:
            further = self.expr(node.dyn_args)
            self.use(further, Use.ITERATE)
            self.use(self.items_of(further), Use.ARGUMENT)
        if node.dyn_kwargs is not None:
            self.mapping(self.expr(node.dyn_kwargs))
        keywords = [keyword.key for keyword in node.kwargs]
        return Value(tuple((self.cells.recorded(cell, name, keywords), False) for cell, _ in value.cells))

    def mapping(self, value: Value, given: Use = Use.ARGUMENT) -> None:
        """A mapping whose values are given by their names (`**mapping`) to something that does `given` with them."""
        self.use(value, Use.ITEMS | given)
        for cell, _ in value.cells:
            self.cells.use(self.cells.key(cell), Use.STRING)
            self.cells.use(self.cells.value(cell), given)

    def builtin(self, name: str, node: nodes.Call) -> Value:
        """The value of a call of an ambient function."""
        if name in CONTEXT_FUNCTIONS:
            self.unit.add(ReadAmbient("globals"))
        match name:
            case "url_for":
                self._url_for(node)
            case "get_flashed_messages":
                return self._flashes(node)
            case "csrf_token" | "csp_nonce":
                self.cells.at("globals").external = True
                self.flow(Value(types=(STR,)), self.cells.attr(self.cells.at("globals"), name))
            case "_" | "gettext" | "pgettext" | "ngettext" | "npgettext":
                self._gettext(name, node)
            case "range":
                for argument in node.args:
                    self.use(self.expr(argument), Use.NUMBER)
            case "dict" | "namespace":
                return self._made_dict(name, node)
            case "cycler":
                return Value(ref=Cycler(tuple(self.expr(argument) for argument in node.args)))
            case "joiner":
                self.opaque(node)
                return Value(ref=Cycler(()))
            case _:
                self.opaque(node)
        return Value(types=(FUNCTION_RESULTS.get(name, UNKNOWN),))

    def _url_for(self, node: nodes.Call) -> None:
        if find_link(node, self.app, self.template) is None:
            self.unit.add(ReadAmbient("globals"))
            globals_ = self.cells.at("globals")
            globals_.external = True
            function = Value(((self.cells.attr(globals_, "url_for"), False),))
            for cell, _ in self.recorded(function, node, "__call__", first=Use.ARGUMENT | Use.STRING).cells:
                self.flow(Value(types=(TEXT,)), cell)
            return
        endpoint = endpoint_of(node, self.app, self.template)
        routes = self.app.routes.get(endpoint) if endpoint is not None else None
        if routes is None or self.app.framework == "starlette":
            self.unit.add(ReadAmbient("globals"))
        for setting in (found for route in routes or () for found in _settings(route)):
            self._given_by_globals("config", setting)
        if any(k.key == "_external" and isinstance(k.value, nodes.Const) and k.value.value for k in node.kwargs):
            self._given_by_globals("origin")
        for keyword in node.kwargs:
            value = self.expr(keyword.value)
            converters = [r.converters[keyword.key] for r in routes or () if keyword.key in r.converters]
            if converters and all(c.split("(")[0] == "int" for c in converters):
                self.use(value, Use.URL_INT)
            elif any(isinstance(route.defaults.get(keyword.key), int) for route in routes or ()):
                self.use(value, Use.OPAQUE)  # 1 is the default of a route, "1" is not
            elif converters and len(converters) == len(routes or ()):
                self.use(value, Use.PRINT)
            elif keyword.key in ("_external", "_scheme", "_anchor", "_method"):
                self.use(value, Use.OPAQUE)
            else:
                self.use(value, Use.PRINT | Use.NONE)  # an argument that is None is left out of the query

    def _given_by_globals(self, *path: str) -> None:
        """A text that the link needs of `ctx.globals`."""
        self.unit.add(ReadAmbient("globals"))
        cell = self.cells.at("globals")
        cell.external = True
        for name in path:
            cell = self.cells.attr(cell, name)
        self.flow(Value(types=(STR,)), cell)

    def _flashes(self, node: nodes.Call) -> Value:
        self.opaque(node)
        flashes = self.cells.attr(self.cells.at("globals"), "get_flashed_messages")
        pair = self.cells.item(flashes)
        self.cells.shape(flashes).made = "list"
        shape = self.cells.shape(pair)
        shape.made, shape.arity = "tuple", 2
        elements = [self.cells.element(pair, index) for index in (0, 1)]
        for element in elements:
            self.flow(Value(types=(STR,)), element)
        elements[0].declared = STR
        with_categories = next((k.value for k in node.kwargs if k.key == "with_categories"), None)
        if with_categories is None and node.args:
            with_categories = node.args[0]
        if isinstance(with_categories, nodes.Const) and with_categories.value:
            return self.made_list(pair, "get_flashed_messages")
        return self.made_list(elements[1], "messages")

    def _gettext(self, name: str, node: nodes.Call) -> None:
        count_at = {"ngettext": 2, "npgettext": 3}.get(name)
        texts = [a.value for a in node.args if isinstance(a, nodes.Const) and isinstance(a.value, str)]
        plain = all(_ONLY_TEXT_PERCENT.fullmatch(text) for text in texts)
        for index, argument in enumerate(node.args):
            self.use(self.expr(argument), Use.NUMBER if index == count_at else Use.PRINT | Use.SAFE)
        for keyword in node.kwargs:
            self.use(self.expr(keyword.value), Use.PRINT if plain else Use.OPAQUE)

    def _made_dict(self, name: str, node: nodes.Call) -> Value:
        cell = self.cells.new("options" if name == "dict" else "state")
        self.cells.shape(cell).made = "dict" if name == "dict" else "namespace"
        for argument in node.args:
            self.use(self.expr(argument), Use.WHOLE)
        for keyword in node.kwargs:
            self.flow(self.expr(keyword.value), self.cells.attr(cell, keyword.key))
        return self.of(cell)

    def env_call(self, name: str, node: nodes.Call) -> Value:
        """The value of a call of a function of the app's own environment."""
        self._give(node, self.handed(name))
        known = self.app.globals.get(name)
        result = known.result if known is not None else FUNCTION_RESULTS.get(name, UNKNOWN)
        self.world.env_globals.setdefault(name, result)
        return Value(types=(result,))


def arguments_of(node: nodes.Call) -> list[nodes.Expr]:
    """All argument expressions."""
    extra = [part for part in (node.dyn_args, node.dyn_kwargs) if part is not None]
    return [*node.args, *(keyword.value for keyword in node.kwargs), *extra]


def constant_arguments(
    node: nodes.Call, path_of: Callable[[nodes.Expr], ContextPath | None] = lambda _: None
) -> CallArgs | None:
    """The arguments, if all are constant or paths in the page's context."""
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        return None

    def known(argument: nodes.Expr) -> tuple[object] | None:
        path = path_of(argument)
        return _constant(argument) if path is None else (path,)

    values = [known(argument) for argument in node.args]
    keywords = [(keyword.key, known(keyword.value)) for keyword in node.kwargs]
    if None in values or any(value is None for _, value in keywords):
        return None
    return tuple(v[0] for v in values if v is not None), tuple((k, v[0]) for k, v in keywords if v is not None)


def _constant(node: nodes.Expr) -> tuple[object] | None:
    match node:
        case nodes.Const(value):
            return (value,)
        case nodes.Neg(nodes.Const(int() | float() as number)):
            return (-number,)
        case nodes.Tuple(items):
            parts = [_constant(item) for item in items]
            return (tuple(part[0] for part in parts if part is not None),) if None not in parts else None
        case _:
            return None


def _settings(route: Route) -> list[str]:
    """The settings of the app that a route's path and defaults are made of."""
    return [
        *_SETTING.findall(route.rule),
        *(value.key for value in route.defaults.values() if isinstance(value, Setting)),
    ]
