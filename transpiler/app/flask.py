"""Flask's routes: apps, blueprints and their prefixes, rules, views, static files, template folders.

Input: the program. Output: `FlaskRoutes`. The joining of names and prefixes follows `flask.sansio.blueprints`
(3.1): a prefix given when registering replaces the blueprint's own, nested names are joined with dots.
"""

from __future__ import annotations

import ast
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeAlias

from transpiler.app.exposed import NAMELESS, exposed_views
from transpiler.app.folders import folder_named
from transpiler.app.follow import Follower
from transpiler.app.functions import returned
from transpiler.app.modules import FunctionNode, Module, Modules, Problem
from transpiler.app.places import External, Frame, Place, Source, Target
from transpiler.app.rules import converters, join, nest, setting
from transpiler.app.syntax import constant, keyword
from transpiler.facts import Route, Setting

_METHODS = ("get", "post", "put", "delete", "patch")
_APPS = ("flask.Flask", "flask.app.Flask", "quart.Quart", "flask_openapi3.OpenAPI")
_BLUEPRINTS = ("flask.Blueprint", "flask.blueprints.Blueprint", "quart.Blueprint", "flask_smorest.Blueprint")
_APP_NAMES = frozenset({"app", "application", "flask_app", "current_app", "server"})


_Key: TypeAlias = tuple[int, tuple[tuple[int, int], ...]]
"""A blueprint: the call that makes it, and the calls that lead there if a function makes several."""


@dataclass(frozen=True, slots=True)
class _Registration:
    """One `register_blueprint` call: onto which blueprint (None: the app), with which prefix and name."""

    parent: _Key | None
    prefix: str | None
    exact: bool
    name: str | None


@dataclass
class _Blueprint:
    names: list[str]
    prefix: str | None
    exact: bool
    static: tuple[str, bool] | None
    static_folder: str | None = None
    registrations: list[_Registration] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mounted:
    """Where the rules of an owner end up: the endpoint's first part (with its dot), the prefix before a rule."""

    name: str
    prefix: str | None
    exact: bool


@dataclass
class FlaskRoutes:
    """What Flask's side of the program says."""

    routes: list[Route] = field(default_factory=list)
    blueprint_of: dict[int, str] = field(default_factory=dict)
    """The blueprint of a view function or view class, by `id(node)`."""
    views: list[tuple[int, Route]] = field(default_factory=list)
    """View functions by `id(node)` with each of their routes."""
    defaults: dict[tuple[int, str], list[Source]] = field(default_factory=dict)
    """What the rules of a view, by `id(node)`, give to a parameter that they do not hold."""
    static_url_path: str = "/static"
    static_folders: dict[str, str] = field(default_factory=dict)
    template_roots: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _View:
    endpoint: str | None
    node: FunctionNode | ast.ClassDef | None
    methods: frozenset[str] | None = None


def read_flask(modules: Modules, follower: Follower) -> FlaskRoutes:
    """Read the routes of a Flask program."""
    return _Reader(modules, follower).read()


class _Reader:
    def __init__(self, modules: Modules, follower: Follower) -> None:
        self.modules = modules
        self.follower = follower
        self.found = FlaskRoutes()
        self.blueprints: dict[_Key, _Blueprint] = {}
        self.apps: dict[int, Place] = {}
        self.has_static = False
        self.static_folder: str | None = None

    def read(self) -> FlaskRoutes:
        self._constructors()
        for call, frame in self._calls("register_blueprint"):
            self._register(call, frame)
        self._static()
        self._decorated()
        for call, frame in self._calls("add_url_rule"):
            self._add_url_rule(call, frame)
        for node, route in exposed_views(self.modules, self.follower):
            self.found.routes.append(route)
            self.found.views.append((id(node), route))
        return self.found

    def _calls(self, name: str) -> Iterator[tuple[ast.Call, Frame]]:
        for call, scope in self.modules.calls_named(name):
            if isinstance(call.func, ast.Attribute):
                yield call, Frame(scope)

    # -- apps and blueprints

    def _constructors(self) -> None:
        for module in self.modules.all:
            for call, scope in module.calls:
                frame = Frame(scope)
                kind = self._kind(call, frame)
                if kind == "blueprint":
                    self._blueprint(call, frame)
                elif kind == "app":
                    self._app(call, frame)

    def _kind(self, call: ast.Call, frame: Frame) -> str | None:
        """Whether a call makes an app or a blueprint."""
        for target in self.follower.follow(call.func, frame):
            names = [target.name] if isinstance(target, External) else []
            if isinstance(target, Place) and isinstance(target.node, ast.ClassDef):
                names = [a.name for a in self.follower.ancestors(target) if isinstance(a, External)]
            if any(name in _BLUEPRINTS for name in names):
                return "blueprint"
            if any(name in _APPS for name in names):
                return "app"
        return None

    def _app(self, call: ast.Call, frame: Frame) -> None:
        self.apps[id(call)] = Place(call, frame)
        self._template_root(call, frame, first=True)
        folder = keyword(call, "static_folder")
        self.has_static = self.has_static or constant(folder) is not None
        path = keyword(call, "static_url_path")
        if path is not None or (folder is not None and constant(folder) is not None):
            given = path if path is not None else folder
            texts = self.follower.strings(given, frame) if given is not None else None
            if texts and len(texts) == 1:
                self.found.static_url_path = "/" + PurePosixPath(texts[0]).name if path is None else texts[0]
                self.found.static_url_path = self.found.static_url_path.rstrip("/")
        if folder is None or constant(folder) is not None:
            place = self._static_folder(call, frame)
            self.static_folder = self.static_folder or place

    def _blueprint(self, call: ast.Call, frame: Frame) -> None:
        """One blueprint, or one for each call of the function that makes it."""
        for way in self._ways(frame, keyword(call, "name", 0), keyword(call, "url_prefix")):
            names = self._names(keyword(call, "name", 0), way)
            if not names:
                self._problem(frame.module, call, "the name of this blueprint is not a literal")
            prefix, exact = self._prefix(keyword(call, "url_prefix"), way)
            exact = bool(names) and exact and keyword(call, "subdomain") is None
            static = self._static_of(call, way)
            folder = self._static_folder(call, way, 2) if static is not None else None
            self.blueprints[_key(call, way)] = _Blueprint(names or [NAMELESS], prefix, exact, static, folder)
        self._template_root(call, frame)

    def _names(self, expr: ast.expr | None, frame: Frame) -> list[str]:
        if expr is None:
            return []
        if self.follower.external(expr, frame) == "builtins.__name__":
            return [".".join(frame.module.parts)]
        return self.follower.strings(expr, frame) or []

    def _prefix(self, expr: ast.expr | None, frame: Frame) -> tuple[str | None, bool]:
        """A prefix and whether it is known."""
        if expr is None or constant(expr) is None:
            return None, True
        texts = self.follower.strings(expr, frame)
        if texts is None:
            key = self._setting(expr, frame)
            return (None, False) if key is None else (setting(key), True)
        return (texts[0], True) if len(texts) == 1 else (None, False)

    def _setting(self, expr: ast.expr, frame: Frame) -> str | None:
        """The key of `app.config["KEY"]`: such a prefix is read from the configuration when the page is made."""
        match self.follower.follow(expr, frame):
            case [Place(ast.Subscript(value=ast.Attribute(attr="config") as table, slice=index), inner)]:
                key = constant(index)
                known = None in self._owners(table.value, inner)
                return key if known and isinstance(key, str) and key.isidentifier() else None
            case _:
                return None

    def _static_of(self, call: ast.Call, frame: Frame) -> tuple[str, bool] | None:
        """The URL path of a blueprint's static files, below its prefix."""
        folder, path = keyword(call, "static_folder", 2), keyword(call, "static_url_path", 3)
        if folder is None or constant(folder) is None:
            return None
        texts = self.follower.strings(path if path is not None else folder, frame)
        if not texts:
            return "/static", False
        return (texts[0] if path is not None else "/" + PurePosixPath(texts[0]).name), len(texts) == 1

    def _static_folder(self, call: ast.Call, frame: Frame, position: int | None = None) -> str | None:
        """The folder of static files, from the root of the app's files; an app's default is `static`."""
        folder = keyword(call, "static_folder", position)
        base = posixpath.join("", *(self._import_root(call, frame) or frame.module.path_parts))
        return posixpath.join(base, "static") if folder is None else folder_named(folder, frame, self.follower, base)

    def _template_root(self, call: ast.Call, frame: Frame, first: bool = False) -> None:
        """The folder of templates. An app's default is `templates` beside it, a blueprint has none of its own."""
        folder = keyword(call, "template_folder", None if first else 4)
        base = posixpath.join("", *(self._import_root(call, frame) or frame.module.path_parts))
        root = posixpath.join(base, "templates") if first else None
        if folder is not None:
            root = folder_named(folder, frame, self.follower, base)
        if root is None:
            return
        if root not in self.found.template_roots:
            self.found.template_roots.insert(0 if first else len(self.found.template_roots), root)

    def _import_root(self, call: ast.Call, frame: Frame) -> tuple[str, ...] | None:
        """The folder of the package named by the `import_name` argument, if it is not `__name__` itself."""
        name = keyword(call, "import_name", 0 if id(call) in self.apps else 1)
        if name is None or self.follower.external(name, frame) == "builtins.__name__":
            return None
        texts = self.follower.strings(name, frame)
        package = self.modules.find(texts[0], frame.module) if texts else None
        return package.path_parts if package is not None else None

    def _register(self, call: ast.Call, frame: Frame) -> None:
        given = keyword(call, "blueprint", 0)
        if given is None or not isinstance(call.func, ast.Attribute):
            return
        for way in self._ways(frame, given, call.func.value, keyword(call, "url_prefix")):
            prefix, exact = self._prefix(keyword(call, "url_prefix"), way)
            name = keyword(call, "name")
            names = self.follower.strings(name, way) if name is not None else None
            parents = self._owners(call.func.value, way, any_app=True)
            for child in self._owners(given, way):
                for parent in parents or [None]:
                    registration = _Registration(parent, prefix, exact, names[0] if names else None)
                    if child is not None and registration not in self.blueprints[child].registrations:
                        self.blueprints[child].registrations.append(registration)

    def _owners(self, expr: ast.expr, frame: Frame, any_app: bool = False) -> list[_Key | None]:
        """The blueprints `expr` can be, None for the app; empty if it is neither."""
        found: list[_Key | None] = []
        for target in self._made(self.follower.follow(expr, frame)):
            found += [owner for owner in self._owner(target, any_app) if owner not in found]
        return found

    def _owner(self, target: Target, any_app: bool) -> list[_Key | None]:
        match target:
            case Place(ast.Call() as call, frame) if self._is_blueprint(call):
                key = _key(call, frame)
                return [key] if key in self.blueprints else [k for k in self.blueprints if k[0] == id(call)]
            case Place(ast.Call() as call, _) if id(call) in self.apps:
                return [None]
            case Place(ast.arg(arg=name, annotation=annotation), frame):
                annotated = annotation is not None and self.follower.external(annotation, frame) in _APPS
                is_app = annotated or name in _APP_NAMES or (name == "self" and self._is_app(target))
            case External(name):
                is_app = name in ("flask.current_app", *_APPS) or any_app
            case Place(ast.Name(id=name) | ast.Attribute(attr=name)) if name in _APP_NAMES:
                is_app = True
            case _:
                is_app = any_app
        return [None] if is_app else []

    def _is_blueprint(self, call: ast.Call) -> bool:
        return any(key[0] == id(call) for key in self.blueprints)

    def _is_app(self, target: Place) -> bool:
        behind = self.follower.class_behind(target)
        return behind is not None and any(
            isinstance(a, External) and a.name in _APPS for a in self.follower.ancestors(behind)
        )

    def _made(self, targets: list[Target]) -> Iterator[Target]:
        """The targets, calls of the program's own functions replaced by what they return."""
        for target in targets:
            match target:
                case Place(ast.Call(func=func) as call, frame) if (
                    not self._is_blueprint(call) and id(call) not in self.apps
                ):
                    function = self.follower.definition(func, frame)
                    if function is not None and isinstance(function.node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                        inner = self.follower.inner(function)
                        entered = Frame(inner.scope, (*inner.calls, (id(function.node), call, frame)))
                        for value in returned(function.node):
                            yield from self.follower.follow(value, entered)
                    else:
                        yield target
                case _:
                    yield target

    def _mounts(self, key: _Key | None, seen: frozenset[_Key] = frozenset()) -> list[Mounted]:
        """Everywhere an owner is mounted. A blueprint nobody registers is taken as registered on the app."""
        if key is None:
            return [Mounted("", None, True)]
        if key in seen:
            return []
        blueprint = self.blueprints[key]
        found = []
        for registration in blueprint.registrations or [_Registration(None, None, True, None)]:
            replaced = registration.prefix is not None or not registration.exact
            prefix = registration.prefix if replaced else blueprint.prefix
            exact = registration.exact if replaced else blueprint.exact
            for outer in self._mounts(registration.parent, seen | {key}):
                names = [registration.name] if registration.name else blueprint.names
                found += [
                    Mounted(f"{outer.name}{name}.", nest(outer.prefix, prefix), outer.exact and exact) for name in names
                ]
        return found

    # -- rules

    def _decorated(self) -> None:
        for module in self.modules.all:
            for node, scope in (*module.functions, *module.classes):
                for decorator in node.decorator_list:
                    if isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Attribute):
                        self._route(decorator, Frame(scope), node)
            for call, scope in module.calls:
                # `bp.route("/login")(login)`
                if isinstance(call.func, ast.Call) and last_attribute(call.func.func) == "route" and call.args:
                    frame = Frame(scope)
                    for view in list(self._views(call.args[0], frame)) or [_View(None, None)]:
                        self._route(call.func, frame, view.node, view.endpoint)

    def _route(
        self, call: ast.Call, frame: Frame, node: FunctionNode | ast.ClassDef | None, name: str | None = None
    ) -> None:
        attribute = last_attribute(call.func)
        if attribute != "route" and attribute not in _METHODS:
            return
        assert isinstance(call.func, ast.Attribute)
        methods = None if attribute == "route" else frozenset({attribute.upper()})
        endpoint = name or (node.name if node is not None else None)
        self._add(call, call.func.value, frame, _View(endpoint, node, methods))

    def _add_url_rule(self, call: ast.Call, frame: Frame) -> None:
        assert isinstance(call.func, ast.Attribute)
        view = keyword(call, "view_func", 2)
        for way in self._ways(frame, view, call.func.value, keyword(call, "rule", 0), keyword(call, "endpoint", 1)):
            views = list(self._views(view, way)) if view is not None else [_View(None, None)]
            for found in views or [_View(None, None)]:
                self._add(call, call.func.value, way, found, endpoint_at=1)

    def _add(self, call: ast.Call, owner: ast.expr, frame: Frame, view: _View, endpoint_at: int | None = None) -> None:
        endpoint, rule = keyword(call, "endpoint", endpoint_at), keyword(call, "rule", 0)
        for way in self._ways(frame, owner, endpoint, rule):
            named = endpoint is not None and constant(endpoint) is not None
            endpoints = self.follower.strings(endpoint, way) if endpoint and named else None
            if (endpoints is None and named) or (not named and view.endpoint is None):
                if self._owners(owner, way):
                    self._problem(way.module, call, "the endpoint of this rule is not a literal")
                continue
            texts = self.follower.strings(rule, way) if rule is not None else None
            if rule is not None and texts is None and (known := self._setting(rule, way)) is not None:
                texts = [setting(known)]
            for key in self._owners(owner, way):
                for mounted in self._mounts(key):
                    self._note_blueprint(view.node, mounted)
                    for name in endpoints or [view.endpoint or ""]:
                        for text in texts or ():
                            self._emit(call, way, mounted, name, text, view)
                        if not texts:
                            self._emit(call, way, mounted, name, None, view)

    def _emit(self, call: ast.Call, frame: Frame, mounted: Mounted, name: str, text: str | None, view: _View) -> None:
        rule = join(mounted.prefix, text or "")
        methods = self._methods(keyword(call, "methods"), frame) or view.methods or frozenset({"GET"})
        given = keyword(call, "defaults")
        defaults = self._defaults(given, frame)
        exact = mounted.exact and text is not None
        if not exact:
            self._problem(frame.module, call, f"the path of `{mounted.name}{name}` is not a literal")
        if defaults is None:
            self._problem(
                frame.module, call, f"the defaults of `{mounted.name}{name}` are neither literals nor settings"
            )
            exact, defaults = False, {}
        route = Route(f"{mounted.name}{name}", rule, converters(rule), methods, defaults, exact)
        if route not in self.found.routes:
            self.found.routes.append(route)
        if view.node is not None:
            self.found.views.append((id(view.node), route))
            for name, value in _written(given):
                self.found.defaults.setdefault((id(view.node), name), []).append((value, frame))

    def _defaults(self, given: ast.expr | None, frame: Frame) -> dict[str, object] | None:
        """The defaults of a rule: literals, and settings of the app; None where some are neither."""
        found = self.follower.literal(given, frame) if given is not None else {}
        if isinstance(found, dict):
            return found
        entries = dict(_written(given))
        values = {name: self._default(value, frame) for name, value in entries.items()}
        count = len(given.keys) if isinstance(given, ast.Dict) else len(entries)
        return None if not values or ... in values.values() or len(values) < count else values

    def _default(self, value: ast.expr, frame: Frame) -> object:
        key = self._setting(value, frame)
        return self.follower.literal(value, frame) if key is None else Setting(key)

    def _methods(self, expr: ast.expr | None, frame: Frame) -> frozenset[str]:
        if expr is None:
            return frozenset()
        texts: list[str] = []
        for target in self.follower.elements(expr, frame):
            if isinstance(target, Place) and isinstance(target.node, ast.expr):
                texts += self.follower.strings(target.node, target.frame) or []
        return frozenset(text.upper() for text in texts)

    def _views(self, expr: ast.expr, frame: Frame, seen: set[tuple[ast.expr, Frame]] | None = None) -> Iterator[_View]:
        """The views an expression can be: functions, `View.as_view("name")`, both also inside decorator calls.

        `seen`: the expressions looked at before; a view may be wrapped again (`view = limited(view)`).
        """
        seen = set() if seen is None else seen
        if (expr, frame) in seen:
            return
        seen.add((expr, frame))
        for target in self.follower.follow(expr, frame):
            match target:
                case Place(ast.FunctionDef() | ast.AsyncFunctionDef() as node, _):
                    yield _View(node.name, node)
                case Place(ast.Call(func=ast.Attribute(value=owner, attr="as_view")) as call, inner):
                    name = keyword(call, "name", 0)
                    names = self.follower.strings(name, inner) if name is not None else None
                    view_class = self.follower.class_of(owner, inner)
                    yield self._class_view(names[0] if names else None, view_class)
                case Place(ast.Call(args=arguments), inner):
                    wrapped = (list(self._views(argument, inner, seen)) for argument in arguments)
                    yield from next(filter(None, wrapped), [])
                case _:
                    pass

    def _class_view(self, name: str | None, place: Place | None) -> _View:
        if place is None or not isinstance(place.node, ast.ClassDef):
            return _View(name, None)
        methods: set[str] = set()
        for ancestor in self.follower.ancestors(place):
            if isinstance(ancestor, Place):
                inner = self.follower.inner(ancestor)
                methods |= {m.upper() for m in _METHODS if m in inner.scope.names}
        return _View(name, place.node, frozenset(methods) or None)

    def _note_blueprint(self, node: FunctionNode | ast.ClassDef | None, mounted: Mounted) -> None:
        if node is not None and mounted.name:
            self.found.blueprint_of.setdefault(id(node), mounted.name.rstrip("."))

    def _static(self) -> None:
        if self.has_static:
            rule = f"{self.found.static_url_path}/<path:filename>"
            self.found.routes.append(Route("static", rule, converters(rule)))
            if self.static_folder is not None:
                self.found.static_folders[self.found.static_url_path] = self.static_folder
        for key, blueprint in self.blueprints.items():
            if blueprint.static is None:
                continue
            path, known = blueprint.static
            for mounted in self._mounts(key):
                rule = join(mounted.prefix, f"{path.rstrip('/')}/<path:filename>")
                exact = mounted.exact and known
                if exact and blueprint.static_folder is not None:
                    self.found.static_folders[rule.removesuffix("/<path:filename>")] = blueprint.static_folder
                self.found.routes.append(Route(f"{mounted.name}static", rule, converters(rule), exact=exact))

    def _ways(self, frame: Frame, *exprs: ast.expr | None) -> list[Frame]:
        """The frame, once for each caller if any of the expressions depends on a parameter, and for each turn of the
        loops they depend on.
        """
        return [turn for way in self._entries(frame, *exprs) for turn in self.follower.turns(way, *exprs)]

    def _entries(self, frame: Frame, *exprs: ast.expr | None) -> list[Frame]:
        if frame.scope.function is None:
            return [frame]
        for expr in exprs:
            for node in ast.walk(expr) if expr is not None else ():
                if isinstance(node, ast.Name) and any(
                    isinstance(t, Place) and isinstance(t.node, (ast.arg, ast.Subscript)) and self._open(t)
                    for t in self.follower.follow(node, frame)
                ):
                    return self.follower.frames(frame)
        return [frame]

    def _open(self, target: Place) -> bool:
        return not isinstance(target.node, ast.arg) or target.node.arg != "self"

    def _problem(self, module: Module, node: ast.expr, message: str) -> None:
        problem = Problem(module.path, node.lineno, message)
        if problem not in self.found.problems:
            self.found.problems.append(problem)


def _key(call: ast.Call, frame: Frame) -> _Key:
    return id(call), tuple((function, id(entered)) for function, entered, _ in frame.calls)


def _written(table: ast.expr | None) -> Iterator[tuple[str, ast.expr]]:
    """The names and values of a dict that is written out."""
    match table:
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value, value
        case ast.Call(func=ast.Name(id="dict"), args=[], keywords=keywords):
            yield from ((k.arg, k.value) for k in keywords if k.arg is not None)
        case _:
            pass


def last_attribute(expr: ast.expr) -> str:
    """`c` of `a.b.c`; nothing for a plain name."""
    return expr.attr if isinstance(expr, ast.Attribute) else ""
