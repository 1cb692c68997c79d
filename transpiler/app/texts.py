"""The literal texts an expression can be, also where its type is only declared as `str`.

Input: an expression and its frame. Output: the texts, or None if it can be something that is not written out.
Functions of the program are entered, those that FastAPI calls for a parameter (`= Depends(get_layout)`) too.
"""

from __future__ import annotations

import ast

from transpiler.app.follow import Follower
from transpiler.app.functions import changes_result, falls_through, is_generator, returned
from transpiler.app.places import Frame, Place
from transpiler.app.syntax import depends

_DEPTH = 6


def texts_of(expr: ast.expr, frame: Frame, follower: Follower, depth: int = _DEPTH) -> frozenset[str] | None:
    """All texts that `expr` can be."""
    if depth == 0:
        return None
    found: set[str] = set()
    for target in follower.follow(expr, frame):
        match target:
            case Place(ast.Call() as call, inner):
                more = _returned(call, inner, follower, depth)
            case Place(ast.expr() as node, inner):
                literal = follower.strings(node, inner)
                more = None if literal is None else frozenset(literal)
            case _:
                more = None
        if more is None:
            return None
        found |= more
    return frozenset(found) or None


def _returned(call: ast.Call, frame: Frame, follower: Follower, depth: int) -> frozenset[str] | None:
    provider = depends(call)
    entered = call if provider is None else ast.Call(provider, [], [])
    function = follower.definition(entered.func, frame)
    if function is None or not isinstance(function.node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return None
    node = function.node
    values = returned(node)
    if not values or is_generator(node) or changes_result(node) or falls_through(node.body):
        return None
    scope = follower.inner(function).scope
    inner = Frame(scope, (*function.frame.calls, (id(node), entered, frame)))
    found: set[str] = set()
    for value in values:
        more = texts_of(value, inner, follower, depth - 1)
        if more is None:
            return None
        found |= more
    return frozenset(found)
