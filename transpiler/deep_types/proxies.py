"""What stands for another object while a request is answered, written out for the checker.

`current_app` is the program's own subclass of Flask, where there is one, `current_user` what the loader of users
returns, and `LocalProxy(lambda: current_app.db)` what its function does.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transpiler.app import Reading
from transpiler.app.modules import Module, last_name
from transpiler.app.places import External, Frame, Place
from transpiler.deep_types.desugar import HELPERS, Names
from transpiler.deep_types.edits import Edits
from transpiler.types import Object, without_none

_APPS = frozenset({"flask.Flask", "flask.app.Flask", "quart.Quart"})
_CURRENT = frozenset({"flask.current_app", "quart.current_app"})
_PROXIES = frozenset({"werkzeug.local.LocalProxy", "werkzeug.LocalProxy"})


@dataclass(frozen=True, slots=True)
class Proxied:
    """The classes that proxies of packages stand for, by the proxy's dotted name."""

    classes: Mapping[str, Sequence[Place]]

    def spelled(self, name: str, names: Names) -> str | None:
        """The classes behind a proxy as an annotation; None if they are not all known."""
        found = [names.alias(place) for place in self.classes.get(name, ())]
        known = [alias for alias in found if alias is not None]
        return " | ".join(known) if known and len(known) == len(found) else None


def proxied_by(reading: Reading) -> Proxied:
    """Read what the proxies of Flask and Flask-Login stand for: the program's only subclass of Flask, and what the
    loader of users returns.
    """
    apps, users = _apps(reading), _users(reading)
    return Proxied({**dict.fromkeys(_CURRENT, apps if len(apps) == 1 else []), "flask_login.current_user": users})


def _apps(reading: Reading) -> list[Place]:
    follower = reading.inference.follower
    classes = [Place(node, Frame(scope)) for module in follower.modules.all for node, scope in module.classes]
    return [
        one
        for one in classes
        if any(isinstance(base, External) and base.name in _APPS for base in follower.ancestors(one))
    ]


def _users(reading: Reading) -> list[Place]:
    """The classes of the users that are logged in, and of those who are not."""
    follower = reading.inference.follower
    found: list[Place | None] = []
    for module in follower.modules.all:
        for function, scope in module.functions:
            if any(last_name(one) == "user_loader" for one in function.decorator_list):
                found.append(_returned(Place(function, Frame(scope)), reading))
        for call, scope in module.calls:
            if last_name(call.func) == "user_loader" and len(call.args) == 1:
                loader = follower.definition(call.args[0], Frame(scope))
                found.append(_returned(loader, reading) if loader is not None else None)
        for target, assigned, scope in module.stores:
            if last_name(target) == "anonymous_user" and assigned.value is not None:
                found.append(follower.class_of(assigned.value, Frame(scope)))
    known = {id(place.node): place for place in found if place is not None}
    return [] if None in found else list(known.values())


def _returned(function: Place, reading: Reading) -> Place | None:
    """The class of what a function returns, if it is one."""
    if not isinstance(function.node, ast.FunctionDef):
        return None
    found = without_none(reading.inference.values.result_of(function))
    return reading.inference.models.class_of(found) if isinstance(found, Object) else None


def resolve_proxies(module: Module, proxied: Proxied, edits: Edits, names: Names) -> None:
    """Write the objects behind the proxies of one file."""
    follower = names.reading.inference.follower
    inner = {name for scope in module.inner.values() for name in scope.names}
    behind: dict[str, str | None] = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in inner:
            if node.id not in behind:
                external = follower.external(node, Frame(module.scope)) if node.id in module.scope.names else ""
                behind[node.id] = proxied.spelled(external, names)
            if behind[node.id] is not None:
                edits.around(edits.source.span(node), f'{HELPERS}.cast("{behind[node.id]}", ', ")")
    for call, scope in module.calls:
        if len(call.args) == 1 and not call.keywords and follower.external(call.func, Frame(scope)) in _PROXIES:
            edits.around(edits.source.span(call.func), f"({HELPERS}.proxied, ", ")[0]")
