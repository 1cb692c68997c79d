"""FastAPI's dependencies that let only some visitors in: `Depends(current_user)`, where that raises for the others.

Input: the program. A dependency counts if it is called like a guard, is one of `fastapi.security`, raises an error
that turns visitors away (401, 403, a redirect, `NotLoggedIn`), or depends on one that does. Source: FastAPI's docs,
Dependencies and Security.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from transpiler.app.follow import Follower
from transpiler.app.modules import FunctionNode, last_name, parameters
from transpiler.app.places import Frame, Place
from transpiler.app.syntax import constant, keyword

GUARD = re.compile(r"(^|_)(required|requires?|protected|restricted)(_|$)|^(auth|authenticated|admin_only|staff_only)$")
"""Names of what lets only some visitors in: `login_required`."""
_ERROR = re.compile(r"auth(?!or(?!i))|log(ged)?_?in|permission|forbidden|denied|credential", re.IGNORECASE)
_TURNED_AWAY = frozenset({301, 302, 303, 307, 308, 401, 403})
_STATUS = re.compile(r"HTTP_(\d{3})_")


@dataclass(frozen=True, slots=True)
class Dependencies:
    """Tells the guards among dependencies."""

    follower: Follower

    def guard(self, call: ast.Call, frame: Frame) -> bool:
        """Whether a call has guards in its list `dependencies=[...]`."""
        listed = keyword(call, "dependencies")
        found = self.follower.elements(listed, frame) if listed is not None else ()
        return any(isinstance(one, Place) and self._is_guard(one, ()) for one in found)

    def guards(self, node: FunctionNode, frame: Frame, seen: tuple[ast.AST, ...] = ()) -> bool:
        """Whether a function has parameters that only some visitors get values for; `frame` is the one around it."""
        return any(self._is_guard(one, (*seen, node)) for one in self._given(node, frame))

    def _given(self, node: FunctionNode, frame: Frame) -> Iterator[Place]:
        """What parameters stand for: their defaults, and what `Annotated` says beside their types."""
        for arg, default in parameters(node):
            if default is not None:
                yield Place(default, frame)
            for target in self.follower.follow(arg.annotation, frame) if arg.annotation is not None else ():
                if isinstance(target, Place) and isinstance(target.node, ast.Subscript):
                    parts = target.node.slice
                    if last_name(target.node.value) == "Annotated" and isinstance(parts, ast.Tuple):
                        yield from (Place(part, target.frame) for part in parts.elts[1:])

    def _is_guard(self, place: Place, seen: tuple[ast.AST, ...]) -> bool:
        """Whether `Depends(...)` or `Security(...)` turns somebody away."""
        call = place.node
        if not isinstance(call, ast.Call) or last_name(call.func) not in ("Depends", "Security"):
            return False
        given = keyword(call, "dependency", 0)
        if given is None:
            return False
        if GUARD.search(last_name(given.func if isinstance(given, ast.Call) else given)):
            return True
        found = self.follower.follow(given, place.frame)
        return any(isinstance(one, Place) and self._refuses(one, seen) for one in found)

    def _refuses(self, place: Place, seen: tuple[ast.AST, ...]) -> bool:
        node, frame = place.node, place.frame
        if node in seen:
            return False
        match node:
            case ast.Call(func=func):  # an object that is called, or a function made for this place
                if self.follower.external(func, frame).startswith("fastapi.security."):
                    return constant(keyword(node, "auto_error")) is not False
                made = self.follower.definition(func, frame)
                return made is not None and self._refuses(made, (*seen, node))
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return any(map(_turns_away, ast.walk(node))) or self.guards(node, frame, seen)
            case ast.ClassDef():
                inner = [one for one in node.body if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))]
                called = [one for one in inner if one.name in ("__init__", "__call__")]
                return any(self._refuses(Place(one, frame), (*seen, node)) for one in called)
            case _:
                return False


def _turns_away(node: ast.AST) -> bool:
    """Whether a `raise` tells a visitor to go away or to log in."""
    if not isinstance(node, ast.Raise) or node.exc is None:
        return False
    call = node.exc if isinstance(node.exc, ast.Call) else None
    name = last_name(node.exc if call is None else call.func)
    if name != "HTTPException":
        return _ERROR.search(name) is not None
    status = keyword(call, "status_code", 0) if call is not None else None
    if status is None:
        return False
    spelled = _STATUS.match(last_name(status))
    code = int(spelled[1]) if spelled else constant(status)
    return isinstance(code, int) and code in _TURNED_AWAY
