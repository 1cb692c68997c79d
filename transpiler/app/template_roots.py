"""Folders that loaders of templates read: `Jinja2Templates(directory=...)`, `FileSystemLoader`, `PackageLoader`.

Input: the modules of the app. Output: folders from the root of the files, in the order of the source. Those of Flask's
apps and blueprints are read with their routes (`flask.py`).
"""

from __future__ import annotations

import ast
import posixpath
from collections.abc import Iterator

from transpiler.app.folders import folder_named
from transpiler.app.follow import Follower
from transpiler.app.modules import Modules, last_name
from transpiler.app.places import Frame, Place
from transpiler.app.syntax import keyword

_DIRECTORY = {"Jinja2Templates": "directory", "FileSystemLoader": "searchpath"}


def loader_roots(modules: Modules, follower: Follower) -> list[str]:
    """The folders of all loaders; a relative one starts where the app runs, which is the root of its files."""
    found: list[str] = []
    for module in modules.all:
        for call, scope in module.calls:
            frame = Frame(scope)
            name = last_name(call.func)
            if name in _DIRECTORY:
                given = keyword(call, _DIRECTORY[name], 0)
                found += [
                    root
                    for expr, where in (_each(given, frame, follower) if given is not None else ())
                    if (root := folder_named(expr, where, follower, "")) is not None
                ]
            elif name == "PackageLoader":
                found += _of_package(call, frame, modules, follower)
    return list(dict.fromkeys(found))


def _each(given: ast.expr, frame: Frame, follower: Follower) -> Iterator[tuple[ast.expr, Frame]]:
    """The folder that is given, or each of a list of them."""
    for target in follower.follow(given, frame):
        if isinstance(target, Place) and isinstance(target.node, ast.List | ast.Tuple):
            yield from ((item, target.frame) for item in target.node.elts)
            return
    yield given, frame


def _of_package(call: ast.Call, frame: Frame, modules: Modules, follower: Follower) -> list[str]:
    package, path = keyword(call, "package_name", 0), keyword(call, "package_path", 1)
    if package is None:
        return []
    if follower.external(package, frame) == "builtins.__name__":
        base: tuple[str, ...] | None = frame.module.path_parts
    else:
        names = follower.strings(package, frame)
        home = modules.find(names[0], frame.module) if names else None
        base = home.path_parts if home is not None else None
    inner = ["templates"] if path is None else follower.strings(path, frame)
    return [posixpath.normpath(posixpath.join(*base, inner[0]))] if base is not None and inner else []
