"""The literal texts that an app gives to anything of one name.

Input: the program. Output: name -> texts that may name a template. `base_template="site/base.html"` counts as an
argument, a default, a variable, an attribute, a class's field and a key alike; a value that is itself a name
(`self.theme.base_template`, `config.get("BASE_TEMPLATE", ...)`) has the texts of that name. No errors.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from transpiler.app.modules import Modules, last_name
from transpiler.closure import closure


def named_texts(modules: Modules) -> dict[str, frozenset[str]]:
    """What each name is given; more than one thing may have the name, and not all it is given need be written out."""
    texts: dict[str, set[str]] = {}
    others: dict[str, set[str]] = {}
    for module in modules.all:
        for node in ast.walk(module.tree):
            for name, value in _given(node):
                for part in _alternatives(value):
                    if isinstance(part, str):
                        texts.setdefault(name, set()).add(part)
                    else:
                        others.setdefault(name, set()).update(part)
    found: dict[str, frozenset[str]] = {}
    for name in sorted({*texts, *others}):
        names = closure([name], lambda one: others.get(one, ()))
        found[name] = frozenset(text for one in names for text in texts.get(one, ()))
    return {name: values for name, values in found.items() if values}


def _given(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Each name that a node gives a value."""
    match node:
        case ast.keyword(arg=str(name), value=value):
            yield name, value
        case ast.Assign(targets=targets, value=value):
            yield from ((name, value) for target in targets if (name := _target(target)))
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            if name := _target(target):
                yield name, value
        case ast.arguments(posonlyargs=first, args=args, defaults=defaults, kwonlyargs=keywords, kw_defaults=given):
            named = [*first, *args]
            yield from ((arg.arg, default) for arg, default in zip(reversed(named), reversed(defaults), strict=False))
            yield from ((arg.arg, value) for arg, value in zip(keywords, given, strict=True) if value is not None)
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value, value
        case ast.Call(func=ast.Attribute(attr="setdefault"), args=[ast.Constant(value=str(name)), value]):
            yield name, value
        case _:
            pass


def _target(node: ast.expr) -> str:
    match node:
        case ast.Subscript(slice=ast.Constant(value=str(name))):
            return name
        case ast.Name() | ast.Attribute():
            return last_name(node)
        case _:
            return ""


def _alternatives(value: ast.expr) -> Iterator[str | set[str]]:
    """What a value can be: texts that may name a template, names that hold one."""
    match value:
        case ast.Constant(value=str(text)) if "." in text and not text.isspace():
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from _alternatives(body)
            yield from _alternatives(other)
        case ast.BoolOp(values=values):
            for part in values:
                yield from _alternatives(part)
        case ast.Call(func=ast.Attribute(attr="get"), args=[ast.Constant(value=str(name)), *rest]):
            yield {name}
            for part in rest:
                yield from _alternatives(part)
        case ast.Subscript(slice=ast.Constant(value=str(name))):
            yield {name}
        case ast.Name() | ast.Attribute():
            yield {last_name(value)}
        case _:
            pass
