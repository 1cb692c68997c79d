"""Small questions to the syntax of an expression: an argument of a call, the value of a literal."""

from __future__ import annotations

import ast


def keyword(call: ast.Call, name: str, position: int | None = None) -> ast.expr | None:
    """An argument of a call by its name, or by its position."""
    for given in call.keywords:
        if given.arg == name:
            return given.value
    if position is not None and position < len(call.args) and not isinstance(call.args[position], ast.Starred):
        return call.args[position]
    return None


def constant(expr: ast.expr | None) -> object:
    """The value of a literal, or Ellipsis where it is none."""
    if expr is None:
        return ...
    try:
        return ast.literal_eval(expr)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return ...


def depends(default: ast.expr | None) -> ast.expr | None:
    """FastAPI: the function in `= Depends(function)`."""
    match default:
        case ast.Call(func=ast.Name(id="Depends") | ast.Attribute(attr="Depends"), args=[provider, *_]):
            return provider
        case _:
            return None
