"""Which route a call of `url_for` names, where the template and the app's source alone say so.

`find_link` gives None for what only the app knows at run time: a computed endpoint, `**values`, a route that was not
found or whose path is not known, `_scheme`. Such a link is made by Python (`Use.ARGUMENT`, `lib/jinja/calls`).
"""

from __future__ import annotations

from dataclasses import dataclass

from transpiler import nodes
from transpiler.facts import AppFacts, Route, Setting

_SPECIAL = ("_anchor", "_external", "_method", "_scheme")


@dataclass(frozen=True, slots=True)
class Link:
    """A call of `url_for` whose route is known: values of the path, further values for the query."""

    endpoint: str
    route: Route
    values: dict[str, nodes.Expr]
    query: dict[str, nodes.Expr]
    anchor: nodes.Expr | None
    external: bool


def find_link(node: nodes.Call, app: AppFacts, template: str, without: frozenset[str] = frozenset()) -> Link | None:
    """The link of a call in a template, if its route is known. Flask's and Starlette's rules differ.

    `without`: arguments that are None, which werkzeug drops before it looks for a route.
    """
    starlette = app.framework == "starlette"
    endpoint = endpoint_of(node, app, template)
    if endpoint is None or node.dyn_args is not None or node.dyn_kwargs is not None or len(node.args) > 1:
        return None
    first = "name" if starlette else "endpoint"
    keywords = {item.key: item.value for item in node.kwargs if node.args or item.key != first}
    keywords = {key: value for key, value in keywords.items() if key not in without}
    values = {key: value for key, value in keywords.items() if key not in _SPECIAL}
    route = _route(endpoint, keywords, values, app)
    external = keywords.get("_external")
    if route is None or "_scheme" in keywords or not isinstance(external, nodes.Const | None):
        return None
    query = {k: v for k, v in values.items() if k not in route.converters and k not in route.defaults}
    if query and starlette:
        return None
    return Link(endpoint, route, values, query, keywords.get("_anchor"), external is not None and bool(external.value))


def endpoint_of(node: nodes.Call, app: AppFacts, template: str) -> str | None:
    """The endpoint, if it is written down."""
    first = "name" if app.framework == "starlette" else "endpoint"
    given = node.args[0] if node.args else next((item.value for item in node.kwargs if item.key == first), None)
    if not isinstance(given, nodes.Const) or not isinstance(given.value, str):
        return None
    return app.endpoint(template, given.value)


def _route(
    endpoint: str, keywords: dict[str, nodes.Expr], values: dict[str, nodes.Expr], app: AppFacts
) -> Route | None:
    """The route that werkzeug takes: of those that suit the values the one of lowest rank.

    A route whose default a value may equal goes before the one it returns. None where such a default is no value of the
    path, so that leaving it out of the path does not give that route.
    """
    method = keywords.get("_method")
    if method is not None and not (isinstance(method, nodes.Const) and isinstance(method.value, str)):
        return None
    routes = app.routes.get(endpoint, [])
    if not routes and endpoint == "static":
        routes = [Route("static", f"{app.static_url_path}/<path:filename>", {"filename": "path"})]
    fitting = [
        route
        for route in routes
        if (method is None or method.value in route.methods)
        and all(name in values or name in route.defaults for name in route.converters)
    ]
    if not all(route.exact for route in fitting):
        return None
    open_: list[frozenset[str]] = []
    for route in sorted(fitting, key=lambda route: route.rank):
        names = _compared(route, values)
        if names is None:
            continue
        if not names:
            single = {name for names in open_ for name in names if len(names) == 1}
            return route if all(names <= single and names <= route.converters.keys() for names in open_) else None
        open_.append(names)
    return None


def _compared(route: Route, values: dict[str, nodes.Expr]) -> frozenset[str] | None:
    """The values that must equal a default of the route, which only run time knows; None if one does not."""
    found: set[str] = set()
    for name in route.defaults.keys() & values.keys():
        value, default = values[name], route.defaults[name]
        if not isinstance(value, nodes.Const) or (isinstance(default, Setting) and value.value is not None):
            found.add(name)
        elif value.value is not None and value.value != default:
            return None
    return frozenset(found)
