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
from transpiler.types import BOOL, INT, STR, List, NoneType, Tuple, Type

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
    args = _arguments(node, method, ctx)
    if args is None:
        return None
    natural = method.helper == "countText"
    plain = method.plain(text.code, args) if method.plain is not None else None
    if plain is not None:
        return Value(plain, method.result, natural)
    return Value(ctx.call(method.helper, text.code, *args), method.result, natural)


def _arguments(node: nodes.Call, method: _Method, ctx: LowerContext) -> list[ir.Expr] | None:
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
    codes: list[ir.Expr | None] = []
    for item_node, kind in zip(given, kinds, strict=True):
        code = None if item_node is None else _argument(ctx.value(item_node), kind, method)
        if code is None and item_node is not None:
            return None
        codes.append(code)
    return trailing(*codes)


def _argument(value: Value, kind: str, method: _Method) -> ir.Expr | None:
    """The code of an argument of the kind wanted, None if it has another type."""
    if isinstance(value.type, NoneType) and "|" in method.params and method.params[0] == "|":
        return b.NULL
    match kind:
        case "t":
            affixes = method.helper in ("startswith", "endswith") and isinstance(value.type, Tuple)
            if (
                affixes
                and isinstance(value.type, Tuple)
                and all(item == STR or _is_text(item) for item in value.type.items)
            ):
                return value.code
            return value.code if value.is_text else None
        case "n":
            return value.code if value.is_number else None
        case _:
            return value.code if isinstance(value.code, ir.Bool) else None


def _is_text(type_: Type) -> bool:
    return Value(b.NULL, type_).is_text
