"""`url_for` out of the routes that were read from the app: a path, quoted as werkzeug quotes; Starlette does not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from transpiler.facts import AppFacts, Route, Setting

_PARAMETER = re.compile(r"<(?:[^<>:]*:)?(\w+)>")
_SETTING = re.compile(r"(/?)<config\[(\w+)\]>(/?)")
_SPECIAL = ("_external", "_scheme", "_anchor", "_method")
_PATH = "!$&'()*+,/:;=@"
_QUERY = "!$'()*,/:;?@"
_ANCHOR = "%!#$&'()*+,/:;=?@"


def build_url(
    app: AppFacts, template: str, endpoint: str, values: Mapping[str, Any], config: Any = None, origin: str = ""
) -> str:
    """The link to an endpoint; one whose path is not known is made of its name: the page gets what Python answered.

    Raises `LookupError` where werkzeug raises `BuildError`: all routes of the endpoint are known, the values fit none.
    A name that the call does not give at all is given by the app (`url_defaults`): such a path is not known.
    """
    name = app.endpoint(template, endpoint)
    given = {key: value for key, value in values.items() if key not in _SPECIAL and value is not None}
    method = values.get("_method")
    known = _routes(app, name)
    fitting = [route for route in known if _fits(route, given, method, config)]
    routes = [route for route in fitting if route.exact] or fitting  # React's side asks for what is not exact
    complete = any(route.converters.keys() <= values.keys() | route.defaults.keys() for route in known)
    if not routes and complete and all(route.exact for route in known):
        raise LookupError(f"no route of {name} takes {', '.join(sorted(given)) or 'no values'}")
    if not routes:
        path = "/" + quote(endpoint, safe=_PATH)
        used: set[str] = set()
    else:
        route = min(routes, key=lambda one: one.rank)
        path, used = _path(route, given, config, quoted=app.framework != "starlette")
        used |= route.defaults.keys()
    query = _query({key: value for key, value in given.items() if key not in used})
    anchor = values.get("_anchor")
    found = path + (f"?{query}" if query else "") + ("" if anchor is None else f"#{quote(str(anchor), safe=_ANCHOR)}")
    return f"{origin}{found}" if values.get("_external") else found


def _routes(app: AppFacts, endpoint: str) -> Sequence[Route]:
    known = app.routes.get(endpoint, [])
    if known or endpoint != "static":
        return known
    return [Route("static", f"{app.static_url_path}/<path:filename>", {"filename": "path"})]


def _fits(route: Route, values: Mapping[str, Any], method: object, config: Any) -> bool:
    if method is not None and method not in route.methods:
        return False
    if any(name in values and values[name] != _default(route, name, config) for name in route.defaults):
        return False
    return all(name in values or name in route.defaults for name in route.converters)


def _default(route: Route, name: str, config: Any) -> Any:
    value = route.defaults[name]
    return _setting(value.key, config) if isinstance(value, Setting) else value


def _setting(key: str, config: Any) -> Any:
    return getattr(config, key, None) or config[key]


def _path(route: Route, values: Mapping[str, Any], config: Any, *, quoted: bool) -> tuple[str, set[str]]:
    used: set[str] = set()

    def parameter(match: re.Match[str]) -> str:
        name = match[1]
        used.add(name)
        text = str(values[name] if name in values else _default(route, name, config))
        text = text.lstrip("/") if route.mounted else text
        return quote(text, safe=_PATH) if quoted else text

    def setting(match: re.Match[str]) -> str:
        value = str(_setting(match[2], config))
        value = value.lstrip("/") if match[1] else value
        return match[1] + quote(value.rstrip("/") if match[3] else value, safe=_PATH) + match[3]

    parts = _SETTING.split(route.rule)
    rule = _SETTING.sub(setting, route.rule) if len(parts) > 1 else route.rule
    return _PARAMETER.sub(parameter, rule), used


def _query(values: Mapping[str, Any]) -> str:
    pairs: list[str] = []
    for key, value in values.items():
        items = value if isinstance(value, list | tuple) else (value,)
        pairs += [f"{_quoted(key)}={_quoted(item)}" for item in items if item is not None]
    return "&".join(pairs)


def _quoted(value: Any) -> str:
    return quote(str(value), safe=_QUERY + " ").replace(" ", "+")
