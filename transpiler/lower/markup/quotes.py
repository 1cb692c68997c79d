"""Values that may end the attribute they are printed into, in Jinja's page and not in React's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from transpiler import nodes
from transpiler.html import tree as html
from transpiler.types import Bool, Float, Int, List, NoneType, Number, Numeral, Tuple, Type, members

if TYPE_CHECKING:
    from transpiler.lower.context import LowerContext

_NUMERIC = (Int, Float, Number, Numeral, Bool, NoneType)
_ONE_WORD = frozenset({"abs", "count", "float", "int", "length", "round", "urlencode", "wordcount"})
"""Filters whose result holds no space."""
_ADDRESSES = frozenset({"url_for", "static", "csrf_token"})


def note_cut(hole: html.Hole, node: nodes.Expr, ctx: LowerContext) -> None:
    """Report a printed value that may hold what ends the attribute around it: its quote, a space where it has none."""
    if hole.quote == "":
        return
    unquoted = hole.quote == " "
    for value in _printed(node):
        match value:
            case nodes.Filter(json, "tojson") if json is not None and hole.quote != "'" and _has_quotes(json, ctx):
                ctx.report(
                    "json-in-quotes", value.span, "the quotes of JSON end this attribute",
                    label="printed without quotes" if unquoted else "printed between double quotes",
                    hint="write single quotes around it",
                )  # fmt: skip
            case nodes.Filter(trusted, "safe") if (
                trusted is not None and hole.quote != " " and _may_quote(trusted, ctx)
            ):
                ctx.report(
                    "trusted-in-quotes", value.span, "a quote in this value ends the attribute",
                    label="not escaped", hint="leave out `|safe`",
                )  # fmt: skip
            case _ if unquoted and not _is_one_word(value, ctx):
                ctx.report(
                    "unquoted-value", value.span, "a space in this value ends the attribute",
                    label="printed without quotes", hint="write quotes around it",
                )  # fmt: skip


def _printed(node: nodes.Expr) -> Iterator[nodes.Expr]:
    """What may be printed: the arms of a choice."""
    if isinstance(node, nodes.CondExpr):
        yield from _printed(node.expr1)
        if node.expr2 is not None:
            yield from _printed(node.expr2)
    else:
        yield node


def _is_one_word(node: nodes.Expr, ctx: LowerContext) -> bool:
    """Whether a value prints something, and no space."""
    match node:
        case nodes.Const(value):
            return len(str(value).split()) == 1
        case nodes.Filter(name=name):
            return name in _ONE_WORD
        case nodes.Call(nodes.Name(name)):
            return name in _ADDRESSES
        case nodes.Getattr(nodes.Name("loop")):
            return True
        case _:
            type_ = _type(node, ctx)
            return type_ is not None and all(isinstance(member, _NUMERIC) for member in members(type_))


def _may_quote(node: nodes.Expr, ctx: LowerContext) -> bool:
    """Whether a value may print quotes, as numbers never do."""
    if isinstance(node, nodes.Const):
        return '"' in str(node.value) or "'" in str(node.value)
    type_ = _type(node, ctx)
    return type_ is None or not _is_numeric(type_)


def _has_quotes(node: nodes.Expr, ctx: LowerContext) -> bool:
    """Whether the JSON of a value may hold double quotes: that of texts, keys and dates does."""
    if isinstance(node, nodes.Const):
        return isinstance(node.value, str)
    type_ = _type(node, ctx)
    return type_ is None or not _is_numeric(type_)


def _is_numeric(type_: Type) -> bool:
    match type_:
        case List(item):
            return _is_numeric(item)
        case Tuple(items):
            return all(map(_is_numeric, items))
        case _:
            return all(isinstance(member, _NUMERIC) for member in members(type_))


def _type(node: nodes.Expr, ctx: LowerContext) -> Type | None:
    """The type of a value that is read and not computed."""
    if not isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        return None
    counted = ctx.module.expressions, ctx.module.helper_calls
    type_ = ctx.function().value(node).type
    ctx.module.expressions, ctx.module.helper_calls = counted
    return type_
