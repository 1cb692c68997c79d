"""What a function gives back, seen from its body: the values returned, whether its end is reached."""

from __future__ import annotations

import ast

from transpiler.app.modules import FunctionNode, last_name

_PROPERTIES = frozenset({"property", "cached_property", "hybrid_property", "computed_field", "abstractproperty"})


def returned(function: FunctionNode) -> list[ast.expr]:
    """The expressions a function returns, those of functions inside it left out."""
    found: list[ast.expr] = []
    pending: list[ast.AST] = list(function.body)
    while pending:
        node = pending.pop(0)
        if isinstance(node, ast.Return) and node.value is not None:
            found.append(node.value)
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            pending += ast.iter_child_nodes(node)
    return found


def is_property(function: FunctionNode) -> bool:
    """Whether a method is read like an attribute."""
    names = [last_name(d.func if isinstance(d, ast.Call) else d) for d in function.decorator_list]
    return not _PROPERTIES.isdisjoint(names)


def answers_with(function: FunctionNode, call: ast.Call) -> bool:
    """Whether what `call` gives is part of what the function returns, also through variables of its own."""
    assigned: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name):
                    assigned.setdefault(target.id, []).append(node.value)
    pending, seen = returned(function), set[str]()
    while pending:
        for node in ast.walk(pending.pop()):
            if node is call:
                return True
            if isinstance(node, ast.Name) and node.id not in seen:
                seen.add(node.id)
                pending += assigned.get(node.id, [])
    return False


def falls_through(body: list[ast.stmt]) -> bool:
    """Whether the end of a function's body may be reached, so that it gives back None."""
    if not body:
        return True
    match body[-1]:
        case ast.Return() | ast.Raise():
            return False
        case ast.If(body=then, orelse=orelse):
            return not orelse or falls_through(then) or falls_through(orelse)
        case ast.With(body=inner) | ast.AsyncWith(body=inner):
            return falls_through(inner)
        case ast.Try(body=inner, handlers=handlers, orelse=orelse, finalbody=final):
            if final and not falls_through(final):
                return False
            return falls_through(orelse or inner) or any(falls_through(h.body) for h in handlers)
        case ast.While(test=ast.Constant(value=True)):
            return any(isinstance(n, ast.Break) for n in ast.walk(body[-1]))
        case _:
            return True


def is_generator(node: FunctionNode) -> bool:
    """Whether calling a function gives an iterator."""
    pending: list[ast.AST] = list(node.body)
    while pending:
        current = pending.pop()
        if isinstance(current, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(current, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            pending += ast.iter_child_nodes(current)
    return False


def changes_result(node: FunctionNode) -> bool:
    """Whether a decorator may hand back something else than the function returns."""
    kept = ("property", "cached_property", "staticmethod", "classmethod", "cache", "lru_cache", "cached", "wraps",
            "login_required", "hybrid_property", "computed_field", "memoize", "setter", "override",
            "user_loader")  # fmt: skip
    names = []
    for decorator in node.decorator_list:
        expr = decorator.func if isinstance(decorator, ast.Call) else decorator
        names.append(expr.attr if isinstance(expr, ast.Attribute) else expr.id if isinstance(expr, ast.Name) else "")
    return any(name not in kept for name in names)
