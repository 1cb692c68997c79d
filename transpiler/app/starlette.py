"""Starlette's and FastAPI's routes: decorators, routers with prefixes, lists of `Route` and `Mount`.

Input: the program. Output: `StarletteRoutes`. Names are Starlette's: `mount:route` inside a named mount, the plain
name else (`starlette.routing`, FastAPI's `include_router` adds a prefix and no name).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from transpiler.app.dependencies import Dependencies
from transpiler.app.folders import folder_named
from transpiler.app.follow import Follower
from transpiler.app.modules import FunctionNode, Modules, Problem, last_name, parameters
from transpiler.app.places import External, Frame, Place, Target
from transpiler.app.rules import converters, from_starlette
from transpiler.app.syntax import constant, keyword
from transpiler.facts import Route

_OWNERS = ("fastapi.FastAPI", "fastapi.applications.FastAPI", "fastapi.APIRouter", "fastapi.routing.APIRouter",
           "starlette.applications.Starlette", "starlette.routing.Router")  # fmt: skip
_VERBS = ("get", "post", "put", "delete", "patch", "head", "options")
_DECORATORS = frozenset({*_VERBS, "api_route", "route"})
_ADDERS = frozenset({"add_api_route", "add_route"})
_FILES = "StaticFiles"
_ANNOTATED = {"builtins.int": "int", "builtins.float": "float", "uuid.UUID": "uuid"}


@dataclass(frozen=True, slots=True)
class _Item:
    """A route of an owner, or something mounted or included there (`child`)."""

    name: str | None
    path: str | None
    methods: frozenset[str] = frozenset()
    child: int | None = None
    files: bool = False
    folder: str | None = None
    """Where the files of a mount lie."""
    view: int | None = None
    """The handler's `id(node)`."""
    exact: bool = True
    """False where `path` is what a function's defaults make it."""
    guarded: bool = False
    """Whether its dependencies let only some visitors in."""


@dataclass
class _Owner:
    prefix: str | None = ""
    exact: bool = True
    items: list[_Item] = field(default_factory=list)
    inner: bool = False
    """Whether something mounts or includes it."""
    guarded: bool = False


@dataclass
class StarletteRoutes:
    """What Starlette's side of the program says."""

    routes: list[Route] = field(default_factory=list)
    views: list[tuple[int, Route]] = field(default_factory=list)
    """Handlers by `id(node)` with each of their routes."""
    static_url_path: str = "/static"
    static_folders: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    fastapi: bool = False
    """Whether an app is FastAPI's."""
    guarded: set[str] = field(default_factory=set)
    """Endpoints whose dependencies let only some visitors in."""


def read_starlette(modules: Modules, follower: Follower) -> StarletteRoutes:
    """Read the routes of a Starlette or FastAPI program."""
    return _Reader(modules, follower).read()


class _Reader:
    def __init__(self, modules: Modules, follower: Follower) -> None:
        self.modules = modules
        self.follower = follower
        self.dependencies = Dependencies(follower)
        self.found = StarletteRoutes()
        self.owners: dict[int, _Owner] = {}
        self.listed: set[int] = set()

    def read(self) -> StarletteRoutes:
        calls = [(call, Frame(scope)) for module in self.modules.all for call, scope in module.calls]
        for call, frame in calls:
            made_by = self._made_by(call, frame)
            self.found.fastapi = self.found.fastapi or any(name.endswith("FastAPI") for name in made_by)
            if any(name in _OWNERS for name in made_by):
                guarded = self.dependencies.guard(call, frame)
                self.owners[id(call)] = _Owner(*self._prefix(keyword(call, "prefix"), frame), guarded=guarded)
        for call, frame in calls:
            if id(call) in self.owners:
                self._listed(keyword(call, "routes"), frame, self.owners[id(call)])
        self._assigned()
        for call, frame in calls:
            self._call(call, frame)
        for module in self.modules.all:
            for node, scope in module.functions:
                for decorator in node.decorator_list:
                    if isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Attribute):
                        self._decorated(decorator, decorator.func, Frame(scope), node)
        loose = _Owner()
        for call, frame in calls:
            if id(call) not in self.listed and last_name(call.func) in ("Route", "Mount"):
                loose.items += self._item(call, frame)
        for owner in (*self.owners.values(), loose):
            if not owner.inner:
                self._emit(owner, "", "", True, False, frozenset())
        return self.found

    def _made_by(self, call: ast.Call, frame: Frame) -> list[str]:
        names = []
        for target in self.follower.follow(call.func, frame):
            if isinstance(target, External):
                names.append(target.name)
            elif isinstance(target, Place) and isinstance(target.node, ast.ClassDef):
                names += [a.name for a in self.follower.ancestors(target) if isinstance(a, External)]
        return names

    def _prefix(self, expr: ast.expr | None, frame: Frame) -> tuple[str | None, bool]:
        """A prefix, and whether it is sure: what callers of the function around give, else its defaults."""
        if expr is None:
            return "", True
        ways = self.follower.frames(frame)
        found = [self.follower.strings(expr, way) for way in ways]
        known = all(found)
        if not known and ways == [frame]:
            found = [self.follower.strings(expr, self.follower.by_default(frame))]
        texts = {text for texts in found for text in texts or ()}
        return from_starlette(texts.pop()) if all(found) and len(texts) == 1 else None, known

    def _owner_ids(self, expr: ast.expr, frame: Frame) -> list[int]:
        """The owners an expression can be; a function that gets a router hands on what its callers give."""
        found: list[int] = []
        for target in self.follower.follow(expr, frame):
            match target:
                case Place(ast.Call() as call, inner):
                    if id(call) in self.owners:
                        found.append(id(call))
                    else:
                        found += self._through(call, inner)
                case Place(ast.arg()):
                    for way in self.follower.frames(frame):
                        if way.calls and way is not frame:
                            found += self._owner_ids(expr, way)
                case _:
                    pass
        return list(dict.fromkeys(found))

    def _through(self, call: ast.Call, frame: Frame) -> list[int]:
        """`router = add_routes(APIRouter())`: the owner among the arguments of a function of the program."""
        if self.follower.definition(call.func, frame) is None:
            return []
        found = []
        for arg in call.args:
            if isinstance(arg, (ast.Call, ast.Name)):
                found += self._owner_ids(arg, frame)
        return found

    # -- where routes come from

    def _decorated(self, call: ast.Call, func: ast.Attribute, frame: Frame, node: FunctionNode) -> None:
        if func.attr not in _DECORATORS:
            return
        path = keyword(call, "path", 0)
        name = self._name(call, frame) or node.name
        methods = frozenset({func.attr.upper()} if func.attr in _VERBS else self._methods(call))
        guarded = self.dependencies.guard(call, frame) or self.dependencies.guards(node, frame)
        for key in self._owner_ids(func.value, frame):
            for text in self._paths(path, frame, node):
                self.owners[key].items.append(_Item(name, text, methods, view=id(node), guarded=guarded))

    def _call(self, call: ast.Call, frame: Frame) -> None:
        if not isinstance(call.func, ast.Attribute):
            return
        match call.func.attr:
            case "include_router":
                self._include(call, call.func.value, frame)
            case "mount":
                self._mount(call, call.func.value, frame)
            case attr if attr in _ADDERS:
                endpoint = keyword(call, "endpoint", 1) or keyword(call, "route", 1)
                for key in self._owner_ids(call.func.value, frame):
                    node = self._function(endpoint, frame)
                    name = self._name(call, frame) or (node.name if node is not None else None)
                    methods, view = frozenset(self._methods(call)), None if node is None else id(node)
                    guarded = self.dependencies.guard(call, frame) or (
                        node is not None and self.dependencies.guards(node, self._around(node))
                    )
                    for text in self._paths(keyword(call, "path", 0), frame, node):
                        self.owners[key].items.append(_Item(name, text, methods, view=view, guarded=guarded))
            case _:
                pass

    def _include(self, call: ast.Call, owner: ast.expr, frame: Frame) -> None:
        router = keyword(call, "router", 0)
        if router is None:
            return
        prefix, exact = self._prefix(keyword(call, "prefix"), frame)
        for key in self._owner_ids(owner, frame):
            for child in self._owner_ids(router, frame):
                self.owners[child].inner = True
                guarded = self.dependencies.guard(call, frame)
                item = _Item(None, prefix, child=child, exact=exact, guarded=guarded)
                if item not in self.owners[key].items:
                    self.owners[key].items.append(item)

    def _mount(self, call: ast.Call, owner: ast.expr, frame: Frame) -> None:
        item = self._mounted(call, frame)
        for key in self._owner_ids(owner, frame):
            self.owners[key].items += item
        if not self._owner_ids(owner, frame):
            # onto an app from outside (`self.app.mount(...)` in an extension): it is a root of its own
            root = self.owners.setdefault(id(call), _Owner())
            root.items += item

    def _mounted(self, call: ast.Call, frame: Frame) -> list[_Item]:
        path, exact = self._prefix(keyword(call, "path", 0), frame)
        app = keyword(call, "app", 1)
        name = self._name(call, frame, 2)
        routes = keyword(call, "routes")
        if app is not None and any(n.endswith(_FILES) for n in self._kinds(app, frame)):
            self.found.static_url_path = path if path and name == "static" else self.found.static_url_path
            return [_Item(name, path, frozenset({"GET"}), files=True, folder=self._folder(app, frame), exact=exact)]
        children = self._owner_ids(app, frame) if app is not None else []
        if routes is not None:
            owner = _Owner(inner=True)
            self.owners[id(call)] = owner
            self._listed(routes, frame, owner)
            children.append(id(call))
        for child in children:
            self.owners[child].inner = True
        return [_Item(name, path, child=child, exact=exact) for child in children]

    def _kinds(self, expr: ast.expr, frame: Frame) -> Iterator[str]:
        for target in self.follower.follow(expr, frame):
            if isinstance(target, Place) and isinstance(target.node, ast.Call):
                yield from self._made_by(target.node, target.frame)
                yield last_name(target.node.func)

    def _folder(self, app: ast.expr, frame: Frame) -> str | None:
        """The folder of `StaticFiles(directory=...)`."""
        for target in self.follower.follow(app, frame):
            if isinstance(target, Place) and isinstance(target.node, ast.Call):
                directory = keyword(target.node, "directory", 0)
                if directory is not None:
                    return folder_named(directory, target.frame, self.follower, "")
        return None

    def _listed(self, expr: ast.expr | None, frame: Frame, owner: _Owner) -> None:
        """A list of `Route(...)` and `Mount(...)`."""
        targets: list[Target] = list(self.follower.elements(expr, frame)) if expr is not None else []
        for target in targets:
            if isinstance(target, Place) and isinstance(target.node, ast.Call):
                owner.items += self._item(target.node, target.frame)

    def _item(self, call: ast.Call, frame: Frame) -> list[_Item]:
        kind = last_name(call.func)
        self.listed.add(id(call))
        if kind == "Mount":
            return self._mounted(call, frame)
        if kind != "Route" or not any("starlette" in n or "fastapi" in n for n in self._made_by(call, frame)):
            return []
        node = self._function(keyword(call, "endpoint", 1), frame)
        name = self._name(call, frame) or (node.name if node is not None else None)
        methods, view = frozenset(self._methods(call)), None if node is None else id(node)
        return [_Item(name, text, methods, view=view) for text in self._paths(keyword(call, "path", 0), frame, node)]

    def _assigned(self) -> None:
        """`app.router.routes = [...]`, `app.routes = [...]`."""
        for module in self.modules.all:
            for target, assigned, scope in module.stores:
                if isinstance(target, ast.Attribute) and target.attr == "routes" and assigned.value is not None:
                    owner = target.value
                    if isinstance(owner, ast.Attribute) and owner.attr == "router":
                        owner = owner.value
                    frame = Frame(scope)
                    for key in self._owner_ids(owner, frame):
                        self._listed(assigned.value, frame, self.owners[key])

    # -- parts of a route

    def _name(self, call: ast.Call, frame: Frame, position: int | None = None) -> str | None:
        expr = keyword(call, "name", position)
        texts = self.follower.strings(expr, frame) if expr is not None else None
        return texts[0] if texts else None

    def _methods(self, call: ast.Call) -> set[str]:
        given = constant(keyword(call, "methods"))
        return {str(m).upper() for m in given} if isinstance(given, (list, tuple, set)) else {"GET"}

    def _function(self, expr: ast.expr | None, frame: Frame) -> FunctionNode | None:
        place = self.follower.definition(expr, frame) if expr is not None else None
        node = place.node if place is not None else None
        return node if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) else None

    def _paths(self, expr: ast.expr | None, frame: Frame, node: FunctionNode | None) -> list[str | None]:
        texts = self.follower.strings(expr, frame) if expr is not None else None
        annotated: dict[str, str] = {}
        if node is not None:
            inner = self._around(node)
            for arg, _ in parameters(node):
                if arg.annotation is not None:
                    converter = _ANNOTATED.get(self.follower.external(arg.annotation, inner))
                    if converter is not None:
                        annotated[arg.arg] = converter
        return [from_starlette(text, annotated) for text in texts] if texts else [None]

    def _around(self, node: FunctionNode) -> Frame:
        """The module of a handler."""
        return Frame(self.modules.defined_in[id(node)].scope)

    def _emit(
        self, owner: _Owner, name: str, prefix: str | None, exact: bool, guarded: bool, seen: frozenset[int]
    ) -> None:
        if id(owner) in seen:
            return
        base = None if prefix is None or owner.prefix is None else prefix + owner.prefix
        for item in owner.items:
            path = None if base is None or item.path is None else base + item.path
            sure = exact and owner.exact and item.exact
            kept = guarded or owner.guarded or item.guarded
            if item.child is not None:
                inner = f"{name}{item.name}:" if item.name else name
                self._emit(self.owners[item.child], inner, path and path.rstrip("/"), sure, kept, seen | {id(owner)})
            elif item.name is not None:
                rule = path or (item.path or "")
                if item.files:
                    if path is not None and item.folder is not None:
                        self.found.static_folders[path.rstrip("/")] = item.folder
                    rule = rule.rstrip("/") + "/<path:path>"
                endpoint, known = f"{name}{item.name}", path is not None
                self.found.guarded |= {endpoint} if kept else set()
                route = Route(
                    endpoint,
                    rule or "/",
                    converters(rule),
                    item.methods,
                    exact=known and sure,
                    mounted=item.files,
                    likely=known and not sure,
                )
                if route not in self.found.routes:
                    self.found.routes.append(route)
                if item.view is not None:
                    self.found.views.append((item.view, route))
