"""Folders named in the source: `"static"`, `Path(__file__).parent / "static"`, `os.path.join(HERE, "static")`.

Input: an expression. Output: the folder's path from the root of the files, None where the source does not show it.
"""

from __future__ import annotations

import ast
import posixpath

from transpiler.app.follow import Follower
from transpiler.app.modules import last_name
from transpiler.app.places import Frame, Place

_DEPTH = 12
_ROOT = "\0/"
"""Stands for the root of the files."""
_PATHS = ("Path", "PurePath", "PosixPath")
_KEEPS = frozenset({"resolve", "absolute", "expanduser", "abspath", "realpath", "normpath", "str", "fspath"})


def folder_named(expr: ast.expr, frame: Frame, follower: Follower, base: str) -> str | None:
    """The folder that `expr` names; a relative name starts at `base`."""
    found = _path(expr, frame, follower, _DEPTH)
    if found is None or found.startswith("/"):
        return None
    path = posixpath.normpath(found.removeprefix(_ROOT) if found.startswith(_ROOT) else posixpath.join(base, found))
    return None if path.startswith("..") else path


def _path(expr: ast.expr, frame: Frame, follower: Follower, depth: int) -> str | None:
    """The path as written; what starts at `__file__` starts with `_ROOT`."""
    for target in follower.follow(expr, frame) if depth else ():
        if isinstance(target, Place) and isinstance(target.node, ast.expr):
            found = _spelled(target.node, target.frame, follower, depth - 1)
            if found is not None:
                return found
    return None


def _spelled(node: ast.expr, frame: Frame, follower: Follower, depth: int) -> str | None:
    def inner(expr: ast.expr) -> str | None:
        return _path(expr, frame, follower, depth)

    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Name(id="__file__"):
            return _ROOT + frame.module.path
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return _joined([inner(left), inner(right)])
        case ast.Attribute(value=value, attr="parent"):
            return _parent(inner(value))
        case ast.Subscript(value=ast.Attribute(value=value, attr="parents"), slice=ast.Constant(value=int(count))):
            path = inner(value)
            for _ in range(count + 1):
                path = _parent(path)
            return path
        case ast.Call(func=ast.Attribute(value=value, attr=attr), args=[]) if attr in _KEEPS:
            return inner(value)
        case ast.Call(func=ast.Attribute(value=value, attr="joinpath"), args=args):
            return _joined([inner(value), *map(inner, args)])
        case ast.Call(func=func, args=args) if args:
            name = last_name(func)
            if name in _PATHS or name == "join":
                return _joined([inner(arg) for arg in args])
            if name == "dirname":
                return _parent(inner(args[0]))
            return inner(args[0]) if name in _KEEPS else None
        case _:
            return None


def _joined(parts: list[str | None]) -> str | None:
    known = [part for part in parts if part is not None]
    return posixpath.join(*known) if known and len(known) == len(parts) else None


def _parent(path: str | None) -> str | None:
    return None if path is None else posixpath.dirname(path)
