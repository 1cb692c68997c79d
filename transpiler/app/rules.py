"""URL rules: reading converters out of them, joining prefixes, Starlette's spelling into werkzeug's."""

from __future__ import annotations

import re

_WERKZEUG = re.compile(
    r"<(?:(?P<converter>[a-zA-Z_][a-zA-Z0-9_]*)(?P<arguments>\([^)]*\))?:)?(?P<name>[a-zA-Z_][a-zA-Z0-9_]*)>"
)
_STARLETTE = re.compile(r"\{(?P<name>[a-zA-Z_][a-zA-Z0-9_]*)(?::(?P<converter>[a-zA-Z_][a-zA-Z0-9_]*))?\}")
_CONVERTERS = {"str": "string"}


def converters(rule: str) -> dict[str, str]:
    """The converter of each parameter of a werkzeug rule; arguments are kept for `any`, which lists the values.

    >>> converters("/<lang>/<int(min=1):id>/<any(a, b):kind>")
    {'lang': 'string', 'id': 'int', 'kind': 'any(a, b)'}
    """
    return {
        m["name"]: (m["converter"] or "string") + ((m["arguments"] or "") if m["converter"] == "any" else "")
        for m in _WERKZEUG.finditer(rule)
    }


def from_starlette(path: str, annotated: dict[str, str] | None = None) -> str:
    """A Starlette path in werkzeug's spelling; `annotated` gives converters that a handler's annotations name.

    >>> from_starlette("/x/{id:int}/{name}/{rest:path}", {"name": "uuid"})
    '/x/<int:id>/<uuid:name>/<path:rest>'
    """

    def spell(match: re.Match[str]) -> str:
        name = match["name"]
        converter = match["converter"] or (annotated or {}).get(name, "str")
        converter = _CONVERTERS.get(converter, converter)
        return f"<{name}>" if converter == "string" else f"<{converter}:{name}>"

    return _STARLETTE.sub(spell, path)


def setting(key: str) -> str:
    """A part of a rule that is the value of a setting (`app.config[key]`), known when the page is made."""
    return f"<config[{key}]>"


def join(prefix: str | None, rule: str) -> str:
    """A blueprint's prefix before a rule, as Flask joins them."""
    if prefix is None:
        return rule
    return f"{prefix.rstrip('/')}/{rule.lstrip('/')}" if rule else prefix


def nest(outer: str | None, inner: str | None) -> str | None:
    """The prefix of a blueprint inside another, as Flask joins them."""
    if outer is not None and inner is not None:
        return f"{outer.rstrip('/')}/{inner.lstrip('/')}"
    return inner if outer is None else outer
