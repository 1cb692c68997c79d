"""The values of expressions that are written out: literals, and all the texts that one can be.

Input: an expression and its frame. Output: its value, or the texts; Ellipsis or None where it can be something else.
"""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TypeAlias

from transpiler.app.places import External, Frame, Place, Target
from transpiler.app.syntax import constant

_Fill: TypeAlias = Callable[[str, tuple[str, ...], dict[str, str]], str]
_CHOICES = 1000
_METHODS = frozenset({"lower", "upper", "title", "capitalize", "strip", "lstrip", "rstrip", "replace", "removeprefix",
                      "removesuffix"})  # fmt: skip
"""Methods of texts whose result is known where the arguments are."""


class Written(ABC):
    """Reads what is written out, behind names too."""

    def __init__(self) -> None:
        self._spelling: set[tuple[ast.expr, Frame]] = set()

    @abstractmethod
    def follow(self, expr: ast.expr, frame: Frame) -> list[Target]:
        """What `expr` can stand for."""

    def literal(self, expr: ast.expr | None, frame: Frame) -> object:
        """The value of a literal, also one with names of constants in it; Ellipsis where it is none."""
        if expr is None:
            return ...
        targets = self.follow(expr, frame)
        match targets[0] if len(targets) == 1 else None:
            case Place(ast.Dict(keys=keys, values=values), inner):
                pairs = [(self.literal(k, inner), self.literal(v, inner)) for k, v in zip(keys, values, strict=True)]
                return dict(pairs) if all(... not in pair for pair in pairs) else ...
            case Place(ast.Call(func=ast.Name(id="dict"), args=[], keywords=keywords), inner):
                named = {k.arg or "**": self.literal(k.value, inner) if k.arg else ... for k in keywords}
                return named if ... not in named.values() else ...
            case Place(ast.expr() as node, _):
                return constant(node)
            case _:
                return ...

    def strings(self, expr: ast.expr, frame: Frame) -> list[str] | None:
        """All strings `expr` can be; None if it can be something that is not written out, or grows of itself."""
        mark = (expr, frame)
        if mark in self._spelling:
            return None
        self._spelling.add(mark)
        try:
            found: list[str] = []
            for target in self.follow(expr, frame):
                text = self._string(target)
                if text is None:
                    return None
                found += [t for t in text if t not in found]
        finally:
            self._spelling.discard(mark)
        return found if 0 < len(found) <= _CHOICES else None

    def _string(self, target: Target) -> list[str] | None:
        match target:
            case Place(ast.Constant(value=str(text)), _):
                return [text]
            case Place(ast.BinOp(left=left, op=ast.Add(), right=right), frame):
                return self._joined([left, right], frame)
            case Place(ast.BinOp(left=left, op=ast.Mod(), right=right), frame):
                values = right.elts if isinstance(right, ast.Tuple) else [right]
                return self._filled(left, [(None, value) for value in values], frame, lambda text, args, _: text % args)
            case Place(ast.JoinedStr(values=values), frame) if not any(map(_is_formatted, values)):
                return self._joined([v.value if isinstance(v, ast.FormattedValue) else v for v in values], frame)
            case Place(ast.Call(func=func, args=args, keywords=keywords), frame):
                return self._called(func, args, keywords, frame)
            case _:
                return None

    def _called(
        self, func: ast.expr, args: list[ast.expr], keywords: list[ast.keyword], frame: Frame
    ) -> list[str] | None:
        match func:
            case ast.Attribute(value=template, attr="format"):
                given = [*((None, a) for a in args), *((k.arg or "**", k.value) for k in keywords)]
                return self._filled(template, given, frame, lambda text, args, named: text.format(*args, **named))
            case ast.Attribute(value=owner, attr=method) if method in _METHODS and not keywords:
                given = [(None, arg) for arg in args]
                return self._filled(owner, given, frame, lambda text, args, _: str(getattr(text, method)(*args)))
            case ast.Name(id="str") if len(args) == 1 and External("builtins.str") in self.follow(func, frame):
                return self.strings(args[0], frame)
            case _:
                return None

    def _joined(self, parts: list[ast.expr], frame: Frame) -> list[str] | None:
        texts = [""]
        for part in parts:
            more = self.strings(part, frame)
            if more is None or len(texts) * len(more) > _CHOICES:
                return None
            texts = [a + b for a in texts for b in more]
        return texts

    def _filled(
        self, template: ast.expr, values: list[tuple[str | None, ast.expr]], frame: Frame, fill: _Fill
    ) -> list[str] | None:
        """`"/{}/{kind}".format(name, kind=kind)`: the template's texts with all that the values can be."""
        choices: list[tuple[tuple[str, ...], dict[str, str]]] = [((), {})]
        for key, value in values:
            texts = self.strings(value, frame)
            if texts is None or len(choices) * len(texts) > _CHOICES:
                return None
            choices = [
                ((*given, text), named) if key is None else (given, {**named, key: text})
                for given, named in choices
                for text in texts
            ]
        try:
            return [fill(t, given, named) for t in self.strings(template, frame) or () for given, named in choices]
        except (LookupError, ValueError, AttributeError, TypeError):
            return None


def _is_formatted(part: ast.expr) -> bool:
    """Whether a part of an f-string is not shown as it is: `{x!r}`, `{x:>8}`."""
    return isinstance(part, ast.FormattedValue) and (part.conversion != -1 or part.format_spec is not None)
