"""`{{ name.upper() }}` becomes `{name.toUpperCase()}`: the methods of `str` (Python docs: String Methods)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, method_rule
from transpiler.lower.filters.replace import replaces_plainly
from transpiler.lower.filters.shared.arguments import trailing
from transpiler.lower.methods.receiver import method_name, receiver
from transpiler.lower.value import Value
from transpiler.types import BOOL, INT, STR, Bool, Int, List, NoneType, Str, Tuple, Type

_WORDS = List(STR)
_PARTS = Tuple((STR, STR, STR))
_Plain: TypeAlias = Callable[[ir.Expr, list[ir.Expr]], "ir.Expr | None"]


@dataclass(frozen=True, slots=True)
class _Method:
    """A method: its helper, the result, and per parameter `t` text, `n` int, `b` bool; `|` ends the required ones.

    `names` are those that Python also takes by keyword; `plain` is the TypeScript that does the same.
    """

    helper: str
    result: Type
    params: str = "|"
    names: tuple[str, ...] = ()
    plain: _Plain | None = None


def _native(name: str, count: int) -> _Plain:
    """The JavaScript method of the same meaning for exactly `count` arguments."""

    def write(text: ir.Expr, args: list[ir.Expr]) -> ir.Expr | None:
        return b.method(text, name, *args) if len(args) == count else None

    return write


def _split(text: ir.Expr, args: list[ir.Expr]) -> ir.Expr | None:
    match args:
        case [ir.Str(separator)] if separator:
            return b.method(text, "split", *args)
        case _:
            return None


def _replace(text: ir.Expr, args: list[ir.Expr]) -> ir.Expr | None:
    return b.method(text, "replaceAll", *args) if len(args) == 2 and replaces_plainly(*args) else None


_METHODS: dict[str, _Method] = {
    "capitalize": _Method("capitalize", STR),
    "center": _Method("center", STR, "n|t"),
    "count": _Method("countText", INT, "t|nn"),
    "endswith": _Method("endswith", BOOL, "t|nn", plain=_native("endsWith", 1)),
    "expandtabs": _Method("expandtabs", STR, "|n", ("tabsize",)),
    "find": _Method("findText", INT, "t|nn"),
    "index": _Method("indexText", INT, "t|nn"),
    "isalnum": _Method("isalnum", BOOL),
    "isalpha": _Method("isalpha", BOOL),
    "isdecimal": _Method("isdecimal", BOOL),
    "isdigit": _Method("isdigit", BOOL),
    "islower": _Method("islower", BOOL),
    "isspace": _Method("isspace", BOOL),
    "isupper": _Method("isupper", BOOL),
    "ljust": _Method("ljust", STR, "n|t"),
    "lower": _Method("lower", STR, plain=_native("toLowerCase", 0)),
    "lstrip": _Method("lstrip", STR, "|t"),
    "partition": _Method("partition", _PARTS, "t|"),
    "removeprefix": _Method("removeprefix", STR, "t|"),
    "removesuffix": _Method("removesuffix", STR, "t|"),
    "replace": _Method("replaceText", STR, "tt|n", ("", "", "count"), _replace),
    "rfind": _Method("rfindText", INT, "t|nn"),
    "rjust": _Method("rjust", STR, "n|t"),
    "rpartition": _Method("rpartition", _PARTS, "t|"),
    "rsplit": _Method("rsplit", _WORDS, "|tn", ("sep", "maxsplit")),
    "rstrip": _Method("rstrip", STR, "|t"),
    "split": _Method("split", _WORDS, "|tn", ("sep", "maxsplit"), _split),
    "splitlines": _Method("splitlines", _WORDS, "|b", ("keepends",)),
    "startswith": _Method("startswith", BOOL, "t|nn", plain=_native("startsWith", 1)),
    "strip": _Method("strip", STR, "|t"),
    "swapcase": _Method("swapcase", STR),
    "title": _Method("titleText", STR),
    "upper": _Method("upper", STR, plain=_native("toUpperCase", 0)),
    "zfill": _Method("zfill", STR, "n|"),
}


@method_rule(*_METHODS)
def lower_text_method(node: nodes.Call, value: Value, ctx: LowerContext) -> Value | None:
    """A method of a plain text whose arguments have the types Python wants; else Python's own checks apply."""
    text = receiver(node, value, ctx)
    if not text.is_text or node.dyn_args is not None or node.dyn_kwargs is not None:
        return None
    method = _METHODS[method_name(node)]
    values = _arguments(node, method, ctx)
    if values is None:
        return None
    args = trailing(*(None if value is None else value.code for value in values))
    natural = method.helper == "countText"
    choices = any(value is not None and isinstance(value.type, Tuple) for value in values)
    plain = method.plain(text.code, args) if method.plain is not None and not choices else None
    if plain is not None:
        return Value(plain, method.result, natural)
    return Value(ctx.call(method.helper, text.code, *args), method.result, natural)


def _arguments(node: nodes.Call, method: _Method, ctx: LowerContext) -> list[Value | None] | None:
    """The arguments by place, None for one left out; None at all if one does not fit."""
    required, _, optional = method.params.partition("|")
    kinds = required + optional
    given: list[nodes.Expr | None] = [*node.args, *([None] * (len(kinds) - len(node.args)))]
    for item in node.kwargs:
        place = method.names.index(item.key) if item.key in method.names else None
        if place is None or given[place] is not None:
            return None
        given[place] = item.value
    if len(given) > len(kinds) or None in given[: len(required)]:
        return None
    values = [None if argument is None else ctx.value(argument) for argument in given]
    fitting = all(
        value is None or _fits(value, kind, method, place >= len(required))
        for place, (value, kind) in enumerate(zip(values, kinds, strict=True))
    )
    return values if fitting else None


def _fits(value: Value, kind: str, method: _Method, optional: bool) -> bool:
    """Whether an argument has the type Python wants; what these methods leave out may be None, but not in `replace`."""
    if isinstance(value.type, NoneType):
        return optional and method.helper != "replaceText" and kind != "b"
    match kind:
        case "t" if isinstance(value.type, Tuple) and method.helper in ("startswith", "endswith"):
            return all(isinstance(item, Str) for item in value.type.items)
        case "t":
            return value.is_text
        case "n":
            return isinstance(value.type, Int)
        case _:
            return isinstance(value.type, Bool)
